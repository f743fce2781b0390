using System.Numerics;
using System.Runtime.InteropServices;

namespace Fathom.Datasets;

/// <summary>
/// Cuts a box out of a scene and brings it back to the scene's size, mirrored or not, keeping picture and depth registered. Both use half-pixel
/// centres: the centre of output pixel x looks at (X + (x + ½)/W · Width)·W − ½ of the scene. Holds tables and rows for one size; not thread-safe.
/// </summary>
internal sealed class Resampler
{
    private readonly int width, height;
    private readonly int[] left, nearest;
    private readonly float[] fraction, upper, lower, blended;
    private readonly float[] tone = new float[256];

    public Resampler(int width, int height)
    {
        (this.width, this.height) = (width, height);
        (left, nearest) = (new int[width], new int[width]);
        (fraction, upper, lower, blended) = (new float[width], new float[3 * width], new float[3 * width], new float[3 * width]);
    }

    /// <summary>Bilinear picture: H×W×3 bytes → 3×H×W floats, (byte/255)^<paramref name="gamma"/> before interpolation.</summary>
    public void Picture(byte[] pixels, in CropBox box, bool flip, double gamma, Span<float> planes)
    {
        for (var i = 0; i < tone.Length; i++)
            tone[i] = (float)Math.Pow(i / 255.0, gamma);
        for (var x = 0; x < width; x++)
            (left[x], fraction[x]) = Split(Source(Mirrored(x, flip), box.X, box.Width, width), width);

        // Neighbouring output rows mostly look at the same two source rows: convert each once.
        int upperRow = -1, lowerRow = -1;
        for (var y = 0; y < height; y++)
        {
            var (row, weight) = Split(Source(y, box.Y, box.Height, height), height);
            if (row != upperRow)
            {
                if (row == lowerRow)
                    lower.CopyTo(upper, 0);
                else
                    Convert(pixels, row, upper);
                Convert(pixels, row + 1, lower);
                (upperRow, lowerRow) = (row, row + 1);
            }
            Blend(weight);
            for (var channel = 0; channel < 3; channel++)
                Interpolate(blended.AsSpan(channel * width, width), planes.Slice((channel * height + y) * width, width));
        }
    }

    /// <summary>Nearest values: H×W → H×W.</summary>
    public void Nearest<T>(ReadOnlySpan<T> values, in CropBox box, bool flip, Span<T> result) where T : struct
    {
        for (var x = 0; x < width; x++)
            nearest[x] = Round(Source(Mirrored(x, flip), box.X, box.Width, width), width);
        for (var y = 0; y < height; y++)
        {
            var from = values.Slice(Round(Source(y, box.Y, box.Height, height), height) * width, width);
            var to = result.Slice(y * width, width);
            var columns = nearest.AsSpan(0, to.Length);
            for (var x = 0; x < to.Length; x++)
                to[x] = from[columns[x]];
        }
    }

    private int Mirrored(int x, bool flip) => flip ? width - 1 - x : x;

    private static double Source(int output, double start, double share, int size) => start * size + (output + 0.5) * share - 0.5;

    private static (int Index, float Fraction) Split(double source, int size)
    {
        var clamped = Math.Clamp(source, 0, size - 1);
        var index = Math.Min((int)clamped, size - 2);
        return (index, (float)(clamped - index));
    }

    private static int Round(double source, int size) => Math.Clamp((int)Math.Floor(source + 0.5), 0, size - 1);

    private void Convert(byte[] pixels, int row, float[] planes)
    {
        var bytes = pixels.AsSpan(3 * row * width, 3 * width);
        Span<float> red = planes.AsSpan(0, width), green = planes.AsSpan(width, width), blue = planes.AsSpan(2 * width, width);
        var table = tone.AsSpan(0, 256);
        for (var x = 0; x < red.Length; x++)
        {
            red[x] = table[bytes[3 * x]];
            green[x] = table[bytes[3 * x + 1]];
            blue[x] = table[bytes[3 * x + 2]];
        }
    }

    private void Blend(float weight)
    {
        Span<Vector<float>> result = Vectors(blended), above = Vectors(upper), below = Vectors(lower);
        for (var i = 0; i < result.Length; i++)
            result[i] = above[i] + (below[i] - above[i]) * weight;
        for (var i = result.Length * Vector<float>.Count; i < blended.Length; i++)
            blended[i] = upper[i] + (lower[i] - upper[i]) * weight;
    }

    private void Interpolate(ReadOnlySpan<float> row, Span<float> result)
    {
        ReadOnlySpan<int> index = left.AsSpan(0, result.Length);
        ReadOnlySpan<float> weight = fraction.AsSpan(0, result.Length);
        for (var x = 0; x < result.Length; x++)
        {
            var i = index[x];
            result[x] = row[i] + (row[i + 1] - row[i]) * weight[x];
        }
    }

    private static Span<Vector<float>> Vectors(float[] values) => MemoryMarshal.Cast<float, Vector<float>>(values.AsSpan());
}
