using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fathom.Datasets;

/// <summary>Vectorised steps on planar pictures: 3×H×W floats in [0, 1].</summary>
internal static class PlanarPicture
{
    private static readonly float[] NormalNumbers = DrawNormalNumbers(1 << 16);

    /// <summary>H×W×3 bytes as planes of byte / 255, mirrored or not.</summary>
    public static void FromBytes(ReadOnlySpan<byte> pixels, int width, bool flip, Span<float> planes)
    {
        var plane = planes.Length / 3;
        for (var start = 0; start < plane; start += width)
            for (var channel = 0; channel < 3; channel++)
                Row(pixels.Slice(3 * start, 3 * width), channel, flip, planes.Slice(channel * plane + start, width));
    }

    // Four pixels at a time: the first byte of each 32-bit number is the channel's, the others are 0.
    private static void Row(ReadOnlySpan<byte> pixels, int channel, bool flip, Span<float> row)
    {
        const byte None = 255;
        byte a = (byte)channel, b = (byte)(channel + 3), c = (byte)(channel + 6), d = (byte)(channel + 9);
        var four = flip
            ? Vector128.Create(d, None, None, None, c, None, None, None, b, None, None, None, a, None, None, None)
            : Vector128.Create(a, None, None, None, b, None, None, None, c, None, None, None, d, None, None, None);
        var x = 0;
        for (; 3 * x + Vector128<byte>.Count <= pixels.Length; x += 4)
        {
            var values = Vector128.ConvertToSingle(Vector128.Shuffle(Vector128.Create(pixels[(3 * x)..]), four).AsInt32()) / 255;
            values.CopyTo(row[(flip ? row.Length - 4 - x : x)..]);
        }
        for (; x < row.Length; x++)
            row[flip ? row.Length - 1 - x : x] = pixels[3 * x + channel] / 255f;
    }

    /// <summary>
    /// Multiplies by a smooth field of light, in place, and clamps to [0, 1]: random logarithms at the nodes of a grid over the picture, between them cubic in x and in y, level at the nodes.
    /// </summary>
    public static void Shade(Span<float> planes, int width, int height, double range, ulong seed)
    {
        const int Cells = 3;
        var random = new SplitMix64(seed);
        Span<float> nodes = stackalloc float[(Cells + 1) * (Cells + 1)];
        foreach (ref var node in nodes)
            node = (float)random.Between(-range, range);

        Span<float> gains = new float[width];
        for (var y = 0; y < height; y++)
        {
            var (row, down) = Cell(y, height);
            for (var x = 0; x < width; x++)
            {
                var (column, along) = Cell(x, width);
                var above = nodes.Slice(row * (Cells + 1) + column, 2);
                var below = nodes.Slice((row + 1) * (Cells + 1) + column, 2);
                gains[x] = MathF.Exp(float.Lerp(float.Lerp(above[0], above[1], along), float.Lerp(below[0], below[1], along), down));
            }
            for (var channel = 0; channel < 3; channel++)
            {
                var values = planes.Slice((channel * height + y) * width, width);
                TensorPrimitives.Multiply(values, gains, values);
                TensorPrimitives.Min(values, 1, values);
            }
        }

        static (int Index, float Weight) Cell(int i, int size)
        {
            var at = Cells * (i + 0.5f) / size;
            var t = at - (int)at;
            return ((int)at, t * t * (3 - 2 * t));
        }
    }

    /// <summary>Applies a change of colour in place and clamps to [0, 1].</summary>
    public static void ChangeColour(Span<float> planes, in ColourMatrix m)
    {
        var plane = planes.Length / 3;
        Span<float> r = planes[..plane], g = planes[plane..(2 * plane)], b = planes[(2 * plane)..];
        float m11 = (float)m.M11, m12 = (float)m.M12, m13 = (float)m.M13, m21 = (float)m.M21, m22 = (float)m.M22, m23 = (float)m.M23;
        float m31 = (float)m.M31, m32 = (float)m.M32, m33 = (float)m.M33, offset = (float)m.Offset;

        Span<Vector<float>> vr = Vectors(r), vg = Vectors(g), vb = Vectors(b);
        for (var i = 0; i < vr.Length; i++)
        {
            Vector<float> red = vr[i], green = vg[i], blue = vb[i];
            vr[i] = Clamp(red * m11 + green * m12 + blue * m13 + new Vector<float>(offset));
            vg[i] = Clamp(red * m21 + green * m22 + blue * m23 + new Vector<float>(offset));
            vb[i] = Clamp(red * m31 + green * m32 + blue * m33 + new Vector<float>(offset));
        }
        for (var i = vr.Length * Vector<float>.Count; i < plane; i++)
        {
            float red = r[i], green = g[i], blue = b[i];
            r[i] = Clamp(red * m11 + green * m12 + blue * m13 + offset);
            g[i] = Clamp(red * m21 + green * m22 + blue * m23 + offset);
            b[i] = Clamp(red * m31 + green * m32 + blue * m33 + offset);
        }
    }

    /// <summary>Three-tap blur (w, 1 − 2w, w) along both axes, in place; the border repeats.</summary>
    /// <param name="planes">Whole planes of <paramref name="width"/> × <paramref name="height"/>.</param>
    /// <param name="width">Width of a plane.</param>
    /// <param name="height">Height of a plane.</param>
    /// <param name="neighbour">w, in [0, 1/3].</param>
    /// <param name="scratch">At least 2·<paramref name="width"/> + 2 floats.</param>
    public static void Blur(Span<float> planes, int width, int height, float neighbour, Span<float> scratch)
    {
        for (var start = 0; start < planes.Length; start += width * height)
        {
            var plane = planes.Slice(start, width * height);
            BlurRows(plane, width, neighbour, scratch[..(width + 2)]);
            BlurColumns(plane, width, height, neighbour, scratch[..(2 * width)]);
        }
    }

    /// <summary>
    /// Adds Gaussian noise in place and clamps to [0, 1]. Runs of 1,024 values take a random stretch of a fixed table of normal numbers: twenty times
    /// cheaper than drawing each, and no network sees that stretches recur.
    /// </summary>
    public static void AddNoise(Span<float> planes, float deviation, ulong seed)
    {
        const int Run = 1024;
        var random = new SplitMix64(seed);
        for (var start = 0; start < planes.Length; start += Run)
        {
            var values = planes[start..Math.Min(start + Run, planes.Length)];
            var noise = NormalNumbers.AsSpan(random.Below(NormalNumbers.Length - Run), values.Length);
            var v = Vectors(values);
            var n = MemoryMarshal.Cast<float, Vector<float>>(noise);
            for (var i = 0; i < v.Length; i++)
                v[i] = Clamp(v[i] + n[i] * deviation);
            for (var i = v.Length * Vector<float>.Count; i < values.Length; i++)
                values[i] = Clamp(values[i] + noise[i] * deviation);
        }
    }

    /// <summary>Writes the picture as JPEG of <paramref name="quality"/> 1 to 100 and reads it back, in place.</summary>
    public static void CompressAsJpeg(Span<float> planes, int width, int height, int quality)
    {
        var plane = width * height;
        var picture = new Image(width, height);
        for (var i = 0; i < plane; i++)
            for (var channel = 0; channel < 3; channel++)
                picture.Pixels[3 * i + channel] = (byte)(255 * planes[channel * plane + i] + 0.5f);
        picture = Image.Decode(picture.EncodeJpeg(quality), "JPEG augmentation");
        for (var i = 0; i < plane; i++)
            for (var channel = 0; channel < 3; channel++)
                planes[channel * plane + i] = picture.Pixels[3 * i + channel] / 255f;
    }

    private static void BlurRows(Span<float> plane, int width, float w, Span<float> padded)
    {
        for (var start = 0; start < plane.Length; start += width)
        {
            var row = plane.Slice(start, width);
            padded[0] = row[0];
            row.CopyTo(padded[1..]);
            padded[^1] = row[^1];
            ThreeTaps(padded[..width], padded.Slice(1, width), padded.Slice(2, width), row, w);
        }
    }

    private static void BlurColumns(Span<float> plane, int width, int height, float w, Span<float> rows)
    {
        // The rows above are already blurred in place; two sharp copies are all that is needed.
        Span<float> above = rows[..width], here = rows[width..];
        plane[..width].CopyTo(above);
        for (var y = 0; y < height; y++)
        {
            var row = plane.Slice(y * width, width);
            row.CopyTo(here);
            ThreeTaps(above, here, y + 1 < height ? plane.Slice((y + 1) * width, width) : here, row, w);
            var free = above;
            above = here;
            here = free;
        }
    }

    private static void ThreeTaps(ReadOnlySpan<float> before, ReadOnlySpan<float> here, ReadOnlySpan<float> after, Span<float> result, float w)
    {
        var centre = 1 - 2 * w;
        var v = Vectors(result);
        ReadOnlySpan<Vector<float>> b = Vectors(before), h = Vectors(here), a = Vectors(after);
        for (var i = 0; i < v.Length; i++)
            v[i] = (b[i] + a[i]) * w + h[i] * centre;
        for (var i = v.Length * Vector<float>.Count; i < result.Length; i++)
            result[i] = (before[i] + after[i]) * w + here[i] * centre;
    }

    /// <summary>Independent standard normal numbers by Box and Muller (1958).</summary>
    private static float[] DrawNormalNumbers(int count)
    {
        var random = SplitMix64.For(0, 0, RandomStream.NoiseTable);
        var numbers = new float[count];
        for (var i = 0; i < count; i += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.Unit()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.Unit());
            (numbers[i], numbers[i + 1]) = ((float)(radius * cos), (float)(radius * sin));
        }
        return numbers;
    }

    private static Span<Vector<float>> Vectors(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);

    private static Vector<float> Clamp(Vector<float> v) => Vector.Min(Vector.Max(v, Vector<float>.Zero), Vector<float>.One);

    private static float Clamp(float v) => Math.Min(Math.Max(v, 0), 1);
}
