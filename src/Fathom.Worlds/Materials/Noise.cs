namespace Fathom.Worlds.Materials;

/// <summary>Tileable noise, computed once, with a pyramid so that far surfaces fade to grey instead of flickering.</summary>
internal sealed class Noise
{
    /// <summary>Fractal clouds: the largest about one unit wide. Values in 0 to 1 around 0.5.</summary>
    public static readonly Noise Clouds = new(Fractal(), CloudsPerTile);

    /// <summary>Independent grains, one unit wide. Values in 0 to 1 around 0.5.</summary>
    public static readonly Noise Grain = new(White(), Size);

    private const int Bits = 8;
    private const int Size = 1 << Bits;
    private const int CloudsPerTile = 8;

    // Bytes, so that a table stays in the second-level cache.
    private readonly byte[][] levels;
    private readonly float texelsPerUnit;

    private Noise(float[] finest, int unitsPerTile)
    {
        texelsPerUnit = (float)Size / unitsPerTile;
        levels = new byte[Bits + 1][];
        for (var level = 0; level <= Bits; level++)
        {
            levels[level] = [.. finest.Select(value => (byte)(value * 255 + 0.5f))];
            finest = Halve(finest, Size >> level);
        }
    }

    /// <summary>The noise at u, v units, averaged over about one footprint.</summary>
    public float At(float u, float v, float footprint)
    {
        var texels = footprint * texelsPerUnit;
        var level = texels <= 1 ? 0 : Math.Min(Bits, (int)(BitConverter.SingleToUInt32Bits(texels * 1.4142f) >> 23) - 127);
        var bits = Bits - level;
        var mask = (1 << bits) - 1;
        var scale = texelsPerUnit / (1 << level);
        float x = u * scale - 0.5f, y = v * scale - 0.5f;
        float floorX = MathF.Floor(x), floorY = MathF.Floor(y);
        float fx = x - floorX, fy = y - floorY;
        int x0 = (int)floorX & mask, y0 = ((int)floorY & mask) << bits, x1 = (x0 + 1) & mask, y1 = (y0 + (1 << bits)) & (mask << bits);
        var map = levels[level];
        float top = map[y0 + x0] + (map[y0 + x1] - map[y0 + x0]) * fx, bottom = map[y1 + x0] + (map[y1 + x1] - map[y1 + x0]) * fx;
        return (top + (bottom - top) * fy) * (1f / 255);
    }

    private static float[] White()
    {
        var map = new float[Size * Size];
        for (var i = 0; i < map.Length; i++)
            map[i] = Dice.Hash(i & (Size - 1), i >> Bits, 17);
        return map;
    }

    private static float[] Fractal()
    {
        var map = new float[Size * Size];
        var amplitude = 0.5f;
        for (var cells = CloudsPerTile; cells <= Size; cells *= 2, amplitude *= 0.55f)
            for (var y = 0; y < Size; y++)
                for (var x = 0; x < Size; x++)
                    map[y * Size + x] += amplitude * (Value(x, y, cells) - 0.5f);
        for (var i = 0; i < map.Length; i++)
            map[i] = Math.Clamp(0.5f + 1.25f * map[i], 0, 1);
        return map;
    }

    // Smoothly interpolated lattice values that repeat after `cells` cells.
    private static float Value(int x, int y, int cells)
    {
        float fx = (float)x * cells / Size, fy = (float)y * cells / Size;
        int x0 = (int)fx, y0 = (int)fy, x1 = (x0 + 1) % cells, y1 = (y0 + 1) % cells;
        float u = Smooth(fx - x0), v = Smooth(fy - y0);
        float top = float.Lerp(Dice.Hash(x0, y0, cells), Dice.Hash(x1, y0, cells), u);
        float bottom = float.Lerp(Dice.Hash(x0, y1, cells), Dice.Hash(x1, y1, cells), u);
        return float.Lerp(top, bottom, v);
    }

    private static float Smooth(float t) => t * t * (3 - 2 * t);

    private static float[] Halve(float[] map, int size)
    {
        var half = size / 2;
        var result = new float[half * half];
        for (var y = 0; y < half; y++)
            for (var x = 0; x < half; x++)
            {
                var i = 2 * y * size + 2 * x;
                result[y * half + x] = (map[i] + map[i + 1] + map[i + size] + map[i + size + 1]) / 4;
            }
        return result;
    }
}
