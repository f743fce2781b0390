using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>A picture to lay on surfaces, with all its smaller versions down to one texel (Williams 1983), each averaged in linear light. Sides are powers of two; texels are kept as sRGB bytes.</summary>
internal sealed class MipMap
{
    // Steps of the table from linear light to bytes, even in the square root, where the curve is nearly straight.
    private const int Steps = 1 << 13;

    private static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(level => Palette.Linear(level / 255f))];
    private static readonly byte[] Stored = [.. Enumerable.Range(0, Steps + 1).Select(step => (byte)MathF.Round(255 * Display((float)step * step / Steps / Steps)))];

    private readonly Level[] levels;

    /// <summary>Shrinks a picture to powers of two and makes the smaller versions.</summary>
    /// <param name="image">sRGB.</param>
    /// <param name="longest">Longest side in texels.</param>
    public MipMap(Image image, int longest)
    {
        Aspect = (float)image.Width / image.Height;
        int bitsX = Bits(Math.Min(image.Width, longest)), bitsY = Bits(Math.Min(image.Height, longest));
        var light = Shrunk(image, 1 << bitsX, 1 << bitsY);
        levels = new Level[Math.Max(bitsX, bitsY) + 1];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = new Level(bitsX, bitsY, [.. light.Select(Byte)]);
            light = Halved(light, 1 << bitsX, 1 << bitsY);
            (bitsX, bitsY) = (Math.Max(0, bitsX - 1), Math.Max(0, bitsY - 1));
        }
        Tiles = Continues(levels[0]);
    }

    /// <summary>Width over height of the picture.</summary>
    public float Aspect { get; }

    /// <summary>Opposite edges fit each other: side by side, copies of the picture show no seams.</summary>
    public bool Tiles { get; }

    /// <summary>Linear colour at a place of the picture, averaged over about one footprint.</summary>
    /// <param name="u">0 at the left edge, 1 at the right one.</param>
    /// <param name="v">0 at the upper edge, 1 at the lower one.</param>
    /// <param name="footprint">Square root of the share of the picture that one pixel covers.</param>
    /// <param name="repeat">Beyond its edges the picture begins again; else its edges go on.</param>
    public Vector3 At(float u, float v, float footprint, bool repeat)
    {
        (u, v) = repeat ? (u - MathF.Floor(u), v - MathF.Floor(v)) : (Math.Clamp(u, 0, 1), Math.Clamp(v, 0, 1));
        var texels = footprint * MathF.Sqrt((1 << levels[0].BitsX) * (float)(1 << levels[0].BitsY));
        // Also where the footprint is not a number.
        if (!(texels > 1))
            return levels[0].At(u, v, repeat);
        var depth = MathF.Min(MathF.Log2(texels), levels.Length - 1);
        var level = Math.Min((int)depth, levels.Length - 1);
        var fine = levels[level].At(u, v, repeat);
        return level + 1 == levels.Length ? fine : Vector3.Lerp(fine, levels[level + 1].At(u, v, repeat), depth - level);
    }

    private static int Bits(int side) => 31 - BitOperations.LeadingZeroCount((uint)side);

    private static byte Byte(float light) => Stored[(int)(MathF.Sqrt(light) * Steps + 0.5f)];

    // The inverse of Palette.Linear.
    private static float Display(float light) => light <= 0.0031308f ? 12.92f * light : 1.055f * MathF.Pow(light, 1 / 2.4f) - 0.055f;

    // Every texel is the mean of what it covers, pixels that it cuts counted by their share.
    private static float[] Shrunk(Image image, int width, int height)
    {
        var shrunk = new float[3 * width * height];
        var row = new float[3 * width];
        double stepX = (double)image.Width / width, stepY = (double)image.Height / height;
        for (var y = 0; y < height; y++)
        {
            double top = y * stepY, bottom = Math.Min(image.Height, (y + 1) * stepY);
            for (var j = (int)top; j < bottom; j++)
            {
                var high = (float)((Math.Min(j + 1, bottom) - Math.Max(j, top)) / stepY);
                ShrinkRow(image.Pixels.AsSpan(3 * j * image.Width, 3 * image.Width), row, stepX);
                for (var i = 0; i < row.Length; i++)
                    shrunk[y * row.Length + i] += high * row[i];
            }
        }
        // Sums of shares may exceed 1 by rounding.
        for (var i = 0; i < shrunk.Length; i++)
            shrunk[i] = MathF.Min(1, shrunk[i]);
        return shrunk;
    }

    private static void ShrinkRow(ReadOnlySpan<byte> pixels, float[] row, double step)
    {
        for (var x = 0; x < row.Length / 3; x++)
        {
            double left = x * step, right = Math.Min(pixels.Length / 3, (x + 1) * step);
            Vector3 sum = default;
            for (var i = (int)left; i < right; i++)
                sum += (float)((Math.Min(i + 1, right) - Math.Max(i, left)) / step) * new Vector3(Linear[pixels[3 * i]], Linear[pixels[3 * i + 1]], Linear[pixels[3 * i + 2]]);
            (row[3 * x], row[3 * x + 1], row[3 * x + 2]) = (sum.X, sum.Y, sum.Z);
        }
    }

    private static float[] Halved(float[] light, int width, int height)
    {
        int w = Math.Max(1, width / 2), h = Math.Max(1, height / 2), right = width > 1 ? 3 : 0, below = height > 1 ? 3 * width : 0;
        var halved = new float[3 * w * h];
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
                for (var channel = 0; channel < 3; channel++)
                {
                    var i = 3 * (y * (height / h) * width + x * (width / w)) + channel;
                    halved[3 * (y * w + x) + channel] = (light[i] + light[i + right] + light[i + below] + light[i + right + below]) / 4;
                }
        return halved;
    }

    // Across the seam neighbours differ hardly more than within.
    private static bool Continues(Level level)
    {
        int width = 1 << level.BitsX, height = 1 << level.BitsY;
        return width > 3 && height > 3
            && Difference(level, width - 1, 0, 0, 1) <= 3 + 1.5f * MathF.Max(Difference(level, 0, 1, 0, 1), Difference(level, width - 2, width - 1, 0, 1))
            && Difference(level, height - 1, 0, 1, 0) <= 3 + 1.5f * MathF.Max(Difference(level, 0, 1, 1, 0), Difference(level, height - 2, height - 1, 1, 0));
    }

    // Mean difference, in steps of a byte, of two columns (or rows, where alongX is 1).
    private static float Difference(Level level, int one, int other, int alongX, int alongY)
    {
        var length = alongX == 1 ? 1 << level.BitsX : 1 << level.BitsY;
        var sum = 0f;
        for (var k = 0; k < length; k++)
            for (var channel = 0; channel < 3; channel++)
                sum += Math.Abs(level.Texels[Index(one, k) + channel] - level.Texels[Index(other, k) + channel]);
        return sum / (3 * length);

        int Index(int at, int k) => 3 * (((at * alongX + k * alongY) << level.BitsX) + at * alongY + k * alongX);
    }

    /// <summary>One version of the picture.</summary>
    /// <param name="BitsX">Logarithm of the width to base 2.</param>
    /// <param name="BitsY">Logarithm of the height to base 2.</param>
    /// <param name="Texels">H×W×3, sRGB.</param>
    private sealed record Level(int BitsX, int BitsY, byte[] Texels)
    {
        /// <summary>Linear colour between the four nearest texels; u and v from 0 to 1.</summary>
        public Vector3 At(float u, float v, bool repeat)
        {
            int maskX = (1 << BitsX) - 1, maskY = (1 << BitsY) - 1;
            float x = u * (1 << BitsX) - 0.5f, y = v * (1 << BitsY) - 0.5f;
            if (!repeat)
                (x, y) = (Math.Clamp(x, 0, maskX), Math.Clamp(y, 0, maskY));
            float floorX = MathF.Floor(x), floorY = MathF.Floor(y);
            int x0 = (int)floorX & maskX, x1 = repeat ? (x0 + 1) & maskX : Math.Min(x0 + 1, maskX), y0 = (int)floorY & maskY, y1 = repeat ? (y0 + 1) & maskY : Math.Min(y0 + 1, maskY);
            Vector3 top = Vector3.Lerp(Texel(x0, y0), Texel(x1, y0), x - floorX), bottom = Vector3.Lerp(Texel(x0, y1), Texel(x1, y1), x - floorX);
            return Vector3.Lerp(top, bottom, y - floorY);
        }

        private Vector3 Texel(int x, int y)
        {
            var i = 3 * ((y << BitsX) + x);
            return new(Linear[Texels[i]], Linear[Texels[i + 1]], Linear[Texels[i + 2]]);
        }
    }
}
