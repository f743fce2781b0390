namespace Fathom;

public sealed partial class DepthMap
{
    // Weights of a pixel add up to 1 within float rounding.
    private const float WholeWeight = 0.9999f;

    /// <summary>The map at another size, mask and camera along with it. Disparities are scaled as the camera's focal length is, because their unit is the pixel.</summary>
    /// <remarks>
    /// Unknown and infinite values never mix into others: a pixel whose neighbourhood holds one takes the nearest pixel instead, known or not.
    /// So a sparse map keeps its sparse values, and the sky its edge. The nearest pixel is the one with the largest weight; for OpenCV's variants, INTER_NEAREST's.
    /// </remarks>
    /// <param name="width">New width in pixels, at least 1.</param>
    /// <param name="height">New height in pixels, at least 1.</param>
    /// <param name="variant">Which resize, by name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public DepthMap Resize(int width, int height, Resizing variant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var smooth = !variant.IsNearest();
        var mixed = smooth && !Array.TrueForAll(Values, float.IsFinite) || Valid is not null;

        float[] values;
        bool[]? valid = null;
        if (!mixed)
            values = Resample(Values, width, height, variant);
        else
        {
            values = Resample(Values, width, height, variant, nearest: true);
            valid = Valid is null ? null : Array.ConvertAll(Resample(Weights(IsValid), width, height, variant, nearest: true), weight => weight > 0);
            if (smooth)
                Blend(values, valid, variant, width, height);
        }
        var resize = new Resize(Width, Height, width, height, variant);
        if (Kind == DepthKind.Disparity)
        {
            var scale = (float)resize.ScaleX;
            for (var i = 0; i < values.Length; i++)
                values[i] *= scale;
        }
        return new DepthMap(width, height, values, Kind, valid, Camera is null ? null : resize.Map(Camera));
    }

    // Replaces nearest values by smooth ones where nothing unknown or infinite takes part.
    private void Blend(float[] values, bool[]? valid, Resizing variant, int width, int height)
    {
        bool IsSolid(int i) => IsValid(i) && float.IsFinite(Values[i]);
        var solid = Weights(IsSolid);
        var weight = Resample(solid, width, height, variant);
        var filled = new float[Values.Length];
        for (var i = 0; i < filled.Length; i++)
            filled[i] = IsSolid(i) ? Values[i] : 0;
        var blended = Resample(filled, width, height, variant);
        for (var i = 0; i < values.Length; i++)
            if (weight[i] >= WholeWeight && weight[i] <= 2 - WholeWeight)
            {
                values[i] = blended[i];
                if (valid is not null)
                    valid[i] = true;
            }
    }

    private float[] Weights(Predicate<int> one)
    {
        var weights = new float[Values.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = one(i) ? 1 : 0;
        return weights;
    }

    private float[] Resample(float[] values, int width, int height, Resizing variant, bool nearest = false)
    {
        if (!variant.IsOpenCv())
        {
            AxisWeights x = AxisWeights.Of(variant, Width, width), y = AxisWeights.Of(variant, Height, height);
            return nearest ? Resampler.Resample(values, 1, x.ToNearest(), y.ToNearest()) : Resampler.Resample(values, 1, x, y);
        }
        var resized = new float[checked(width * height)];
        VisionNative.Resize(values, Width, Height, resized, width, height, nearest ? Resizing.OpenCvNearest : variant);
        return resized;
    }
}
