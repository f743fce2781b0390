namespace Fathom.Inference.Export.Operators;

/// <summary>Padding. libtorch lists the last axis first, as (before, after) pairs; ONNX lists all befores, then all afters, first axis first.</summary>
internal static class PaddingOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::constant_pad_nd"] = call => Pad(call, "constant", call.Integers("pad"), call.Value("value")),
        ["aten::reflection_pad2d"] = call => Pad(call, "reflect", call.Integers("padding")),
        ["aten::replication_pad2d"] = call => Pad(call, "edge", call.Integers("padding")),
        ["aten::pad"] = Pad,
    };

    private static void Pad(OperatorCall call)
    {
        var mode = call.Text("mode") switch
        {
            "constant" => "constant",
            "reflect" => "reflect",
            "replicate" => "edge",
            var other => throw call.Unsupported($"its mode is {other}"),
        };
        Pad(call, mode, call.Integers("pad"), mode == "constant" && call.Has("value") ? call.Value("value") : "");
    }

    private static void Pad(OperatorCall call, string mode, long[] pad, string value = "")
    {
        var dimensions = call.Tensor("self").shape.Length;
        var pads = new long[2 * dimensions];
        for (var i = 0; i < pad.Length / 2; i++)
        {
            pads[dimensions - 1 - i] = pad[2 * i];
            pads[2 * dimensions - 1 - i] = pad[2 * i + 1];
        }
        call.Emit("Pad", [call.Value("self"), call.Graph.Vector(pads), value], ("mode", mode));
    }
}
