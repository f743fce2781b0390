using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>Resizes H×W×3 bytes as PIL does: weights in fixed point, rounded to bytes after each axis; an axis that stays is left out.</summary>
    public static byte[] ResampleAsPil(byte[] pixels, AxisWeights x, AxisWeights y)
    {
        var rows = x.From == x.To ? pixels : FixedAlong(pixels, y.From, x);
        return y.From == y.To ? rows : FixedAlongColumns(rows, x.To * 3, y);
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

    // Two source pixels at a time: r g b of the one in the lower half, of the other in the upper.
    private static byte[] FixedAlong(byte[] pixels, int height, AxisWeights x)
    {
        var result = new byte[checked(height * x.To * 3)];
        var weights = Fixed(x);
        var pairs = (x.Taps + 1) / 2;
        var spread = new Vector256<int>[x.To * pairs];
        for (var i = 0; i < spread.Length; i++)
        {
            var at = i / pairs * x.Taps + i % pairs * 2;
            spread[i] = Vector256.Create(Vector128.Create(weights[at]), Vector128.Create(i % pairs * 2 + 1 < x.Taps ? weights[at + 1] : 0));
        }
        // Rows of their own: what is read beyond the last pixel, with weight 0, and written beyond it, exists.
        byte[] source = new byte[3 * (x.From + 2 * pairs) + 2], target = new byte[3 * x.To + 1];
        for (var row = 0; row < height; row++)
        {
            pixels.AsSpan(3 * row * x.From, 3 * x.From).CopyTo(source);
            for (var i = 0; i < x.To; i++)
            {
                var sum = Vector256<int>.Zero;
                ref var from = ref source[3 * x.First[i]];
                foreach (ref var weight in spread.AsSpan(i * pairs, pairs))
                {
                    sum += TwoPixels(Unsafe.ReadUnaligned<ulong>(ref from)) * weight;
                    from = ref Unsafe.Add(ref from, 6);
                }
                Unsafe.WriteUnaligned(ref target[3 * i], ToBytes(sum.GetLower() + sum.GetUpper()));
            }
            target.AsSpan(0, 3 * x.To).CopyTo(result.AsSpan(3 * row * x.To));
        }
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> TwoPixels(ulong rgbrgb)
    {
        var bytes = Vector128.Shuffle(Vector128.CreateScalar(rgbrgb).AsByte(), Vector128.Create((byte)0, 1, 2, 15, 3, 4, 5, 15, 15, 15, 15, 15, 15, 15, 15, 15));
        if (Avx2.IsSupported)
            return Avx2.ConvertToVector256Int32(bytes);
        var words = Vector128.WidenLower(bytes);
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ToBytes(Vector128<int> sums)
    {
        var values = Vector128.Clamp((sums + Vector128.Create(1 << (Fraction - 1))) >> Fraction, Vector128<int>.Zero, Vector128.Create(255));
        return Vector128.Shuffle(values.AsByte(), Vector128.Create((byte)0, 4, 8, 12, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15)).AsUInt32().ToScalar();
    }

    private static byte[] FixedAlongColumns(byte[] pixels, int stride, AxisWeights y)
    {
        var result = new byte[checked(y.To * stride)];
        var weights = Fixed(y);
        for (var i = 0; i < y.To; i++)
        {
            var source = pixels.AsSpan(y.First[i] * stride);
            var row = weights.AsSpan(i * y.Taps, Math.Min(y.Taps, y.From - y.First[i]));
            var target = result.AsSpan(i * stride, stride);
            var j = 0;
            for (; j + Vector<byte>.Count <= stride; j += Vector<byte>.Count)
                FixedDown(source[j..], stride, row).CopyTo(target[j..]);
            for (; j < stride; j++)
            {
                var sum = 1 << (Fraction - 1);
                for (var k = 0; k < row.Length; k++)
                    sum += row[k] * source[k * stride + j];
                target[j] = (byte)Math.Clamp(sum >> Fraction, 0, 255);
            }
        }
        return result;
    }

    private static Vector<byte> FixedDown(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<int> weights)
    {
        var (a, b, c, d) = (new Vector<int>(1 << (Fraction - 1)), new Vector<int>(1 << (Fraction - 1)), new Vector<int>(1 << (Fraction - 1)), new Vector<int>(1 << (Fraction - 1)));
        for (var k = 0; k < weights.Length; k++)
        {
            Vector.Widen(new Vector<byte>(source[(k * stride)..]), out var lower, out var upper);
            Vector.Widen(lower, out var first, out var second);
            Vector.Widen(upper, out var third, out var fourth);
            var weight = new Vector<int>(weights[k]);
            a += first.As<uint, int>() * weight;
            b += second.As<uint, int>() * weight;
            c += third.As<uint, int>() * weight;
            d += fourth.As<uint, int>() * weight;
        }
        return Vector.Narrow(Vector.Narrow(Byte(a), Byte(b)), Vector.Narrow(Byte(c), Byte(d)));

        static Vector<uint> Byte(Vector<int> sum) => Vector.Min(Vector.Max(sum >> Fraction, Vector<int>.Zero), new Vector<int>(255)).As<int, uint>();
    }

    private static int[] Fixed(AxisWeights weights) =>
        Array.ConvertAll(weights.Values, weight => (int)(weight * (1 << Fraction) + (weight < 0 ? -0.5 : 0.5)));
}
