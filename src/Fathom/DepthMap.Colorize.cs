using System.Numerics.Tensors;

namespace Fathom;

public sealed partial class DepthMap
{
    /// <summary>A picture of the map for people: near is bright, unknown is black.</summary>
    /// <remarks>
    /// Depths are shown as 1 / depth, so that a map looks the same whichever way it is stored, and infinity is simply the far end. The ends of the colours are the
    /// 2nd and 98th percentile of the known, finite values: a few outliers do not darken the rest. A map with one value only gets the middle colour.
    /// </remarks>
    /// <param name="map">Which colours.</param>
    public Image Colorize(ColorMap map = ColorMap.Inferno)
    {
        var nearness = Nearness();
        var (low, high) = Range(nearness);
        var colors = map == ColorMap.Grey ? GreyRamp() : Native.Colors(map);
        var picture = new Image(Width, Height);
        var pixels = picture.Pixels.AsSpan();
        var steps = 255 / (high - low);
        for (var i = 0; i < nearness.Length; i++)
        {
            if (!IsValid(i) || float.IsNaN(nearness[i]))
                continue;
            var step = high > low ? Math.Clamp((nearness[i] - low) * steps, 0, 255) : 127.5;
            colors.AsSpan(3 * (int)Math.Round(step), 3).CopyTo(pixels.Slice(3 * i, 3));
        }
        return picture;
    }

    private float[] Nearness() => Kind.LargerIsNearer() ? Values : Array.ConvertAll(Values, depth => 1 / depth);

    private (double Low, double High) Range(float[] nearness)
    {
        var known = Known(nearness);
        return known.Length == 0 ? (0, 0) : (Quantiles.Linear(known, 0.02), Quantiles.Linear(known, 0.98));
    }

    // The known, finite ones of the map's values, or of what was made of each, in a new array.
    private float[] Known(float[] values)
    {
        // The extremes are NaN or infinite where a value is.
        if (Valid is null && float.IsFinite(TensorPrimitives.Min<float>(values)) && float.IsFinite(TensorPrimitives.Max<float>(values)))
            return [.. values];
        var count = 0;
        var known = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
            if (IsValid(i) && float.IsFinite(values[i]))
                known[count++] = values[i];
        return known[..count];
    }

    private static byte[] GreyRamp()
    {
        var ramp = new byte[256 * 3];
        for (var i = 0; i < ramp.Length; i++)
            ramp[i] = (byte)(i / 3);
        return ramp;
    }
}
