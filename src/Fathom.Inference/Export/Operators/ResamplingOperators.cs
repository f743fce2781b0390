namespace Fathom.Inference.Export.Operators;

/// <summary>Upsampling. Written with factors, never sizes, so that height and width stay free.</summary>
internal static class ResamplingOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::upsample_bilinear2d"] = call => Resize(
            call, ("mode", "linear"), ("coordinate_transformation_mode", call.Flag("align_corners") ? "align_corners" : "half_pixel")),
        // libtorch's "nearest" takes floor(index / factor), not the nearest centre.
        ["aten::upsample_nearest2d"] = call => Resize(
            call, ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")),
    };

    private static void Resize(OperatorCall call, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var name = call.Has("self") ? "self" : "input";
        long[] from = call.Tensor(name).shape, to = call.Result.shape;
        float[] factors = [1, 1, Factor(2), Factor(3)];
        call.Emit("Resize", [call.Value(name), "", call.Graph.Constant(factors, [4])], attributes);

        float Factor(int axis)
        {
            if (call.Has("scale_factors"))
                return (float)call.Numbers("scale_factors")[axis - 2];
            var given = axis == 2 ? "scales_h" : "scales_w";
            if (call.Has(given))
                return (float)call.Number(given);
            call.Require(
                to[axis] % from[axis] == 0 || from[axis] % to[axis] == 0,
                $"it resizes {from[axis]} to {to[axis]} pixels, which is no whole factor, so that the size would be fixed in the file");
            return (float)to[axis] / from[axis];
        }
    }
}
