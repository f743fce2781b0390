using System.Numerics;
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
        var colors = map.Colors();
        var picture = new Image(Width, Height);
        var pixels = picture.Pixels.AsSpan();
        // The middle colour where all values are one.
        var steps = high > low ? Steps<byte>(nearness, low, 255 / (high - low), 255) : null;
        for (var i = 0; i < nearness.Length; i++)
        {
            if (!IsValid(i) || float.IsNaN(nearness[i]))
                continue;
            var color = colors.AsSpan(3 * (steps?[i] ?? 128), 3);
            var pixel = pixels.Slice(3 * i, 3);
            (pixel[0], pixel[1], pixel[2]) = (color[0], color[1], color[2]);
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

    // round((value − low) · scale), from 0 to last: what a PNG stores, or which colour. NaN may become anything.
    private static T[] Steps<T>(ReadOnlySpan<float> values, double low, double scale, double last)
        where T : INumber<T>
    {
        var steps = new T[values.Length];
        Span<double> block = stackalloc double[512];
        for (var start = 0; start < values.Length; start += block.Length)
        {
            var some = values[start..Math.Min(start + block.Length, values.Length)];
            var scaled = block[..some.Length];
            TensorPrimitives.ConvertTruncating<float, double>(some, scaled);
            TensorPrimitives.Subtract(scaled, low, scaled);
            TensorPrimitives.Multiply(scaled, scale, scaled);
            TensorPrimitives.Max(scaled, 0, scaled);
            TensorPrimitives.Min(scaled, last, scaled);
            TensorPrimitives.Round<double>(scaled, scaled);
            TensorPrimitives.ConvertTruncating<double, T>(scaled, steps.AsSpan(start));
        }
        return steps;
    }
}
