namespace Fathom;

/// <summary>Resizes by <see cref="AxisWeights"/>: along the rows, then along the columns.</summary>
internal static class Resampler
{
    // PIL's PRECISION_BITS for 8-bit pictures: sums stay within 32 bits although weights may overshoot.
    private const int Fraction = 32 - 8 - 2;

    /// <summary>Resizes H×W×C floats.</summary>
    public static float[] Resample(float[] values, int channels, AxisWeights x, AxisWeights y)
    {
        var rows = Along(values, y.From, channels, x);
        return AlongColumns(rows, x.To * channels, y);
    }

    /// <summary>Resizes H×W×C bytes in floats and rounds to the nearest even, as torchvision does with 8-bit pictures.</summary>
    public static byte[] Resample(byte[] pixels, int channels, AxisWeights x, AxisWeights y) =>
        Array.ConvertAll(Resample(Array.ConvertAll(pixels, value => (float)value), channels, x, y), value => (byte)Math.Clamp(MathF.Round(value), 0, 255));

    /// <summary>Resizes H×W×C bytes as PIL does: weights in fixed point, rounded to bytes after each axis; an axis that stays is left out.</summary>
    public static byte[] ResampleAsPil(byte[] pixels, int channels, AxisWeights x, AxisWeights y)
    {
        var rows = x.From == x.To ? pixels : FixedAlong(pixels, y.From, channels, x);
        return y.From == y.To ? rows : FixedAlongColumns(rows, x.To * channels, y);
    }

    private static float[] Along(float[] values, int height, int channels, AxisWeights x)
    {
        var result = new float[checked(height * x.To * channels)];
        for (var row = 0; row < height; row++)
        {
            var source = values.AsSpan(row * x.From * channels, x.From * channels);
            var target = result.AsSpan(row * x.To * channels, x.To * channels);
            for (var i = 0; i < x.To; i++)
            {
                var weights = x.Values.AsSpan(i * x.Taps, Math.Min(x.Taps, x.From - x.First[i]));
                for (var c = 0; c < channels; c++)
                {
                    double sum = 0;
                    for (int k = 0, at = x.First[i] * channels + c; k < weights.Length; k++, at += channels)
                        sum += weights[k] * source[at];
                    target[i * channels + c] = (float)sum;
                }
            }
        }
        return result;
    }

    private static float[] AlongColumns(float[] values, int stride, AxisWeights y)
    {
        var result = new float[checked(y.To * stride)];
        var sums = new double[stride];
        for (var i = 0; i < y.To; i++)
        {
            Array.Clear(sums);
            for (var k = 0; k < Math.Min(y.Taps, y.From - y.First[i]); k++)
            {
                var weight = y.Values[i * y.Taps + k];
                var source = values.AsSpan((y.First[i] + k) * stride, stride);
                for (var j = 0; j < sums.Length; j++)
                    sums[j] += weight * source[j];
            }
            var target = result.AsSpan(i * stride, stride);
            for (var j = 0; j < sums.Length; j++)
                target[j] = (float)sums[j];
        }
        return result;
    }

    private static byte[] FixedAlong(byte[] pixels, int height, int channels, AxisWeights x)
    {
        var result = new byte[checked(height * x.To * channels)];
        var weights = Fixed(x);
        for (var row = 0; row < height; row++)
            for (var i = 0; i < x.To; i++)
                for (var c = 0; c < channels; c++)
                {
                    var sum = 1 << (Fraction - 1);
                    for (int k = 0, at = (row * x.From + x.First[i]) * channels + c; k < Math.Min(x.Taps, x.From - x.First[i]); k++, at += channels)
                        sum += weights[i * x.Taps + k] * pixels[at];
                    result[(row * x.To + i) * channels + c] = (byte)Math.Clamp(sum >> Fraction, 0, 255);
                }
        return result;
    }

    private static byte[] FixedAlongColumns(byte[] pixels, int stride, AxisWeights y)
    {
        var result = new byte[checked(y.To * stride)];
        var weights = Fixed(y);
        var sums = new int[stride];
        for (var i = 0; i < y.To; i++)
        {
            sums.AsSpan().Fill(1 << (Fraction - 1));
            for (var k = 0; k < Math.Min(y.Taps, y.From - y.First[i]); k++)
            {
                var weight = weights[i * y.Taps + k];
                var source = pixels.AsSpan((y.First[i] + k) * stride, stride);
                for (var j = 0; j < sums.Length; j++)
                    sums[j] += weight * source[j];
            }
            for (var j = 0; j < sums.Length; j++)
                result[i * stride + j] = (byte)Math.Clamp(sums[j] >> Fraction, 0, 255);
        }
        return result;
    }

    private static int[] Fixed(AxisWeights weights) =>
        Array.ConvertAll(weights.Values, weight => (int)(weight * (1 << Fraction) + (weight < 0 ? -0.5 : 0.5)));
}
