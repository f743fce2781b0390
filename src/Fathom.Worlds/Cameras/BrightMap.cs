using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>The light beyond full of a picture at a fraction of its size, in units of full.</summary>
internal sealed class BrightMap
{
    private readonly Vector3[] values;

    private BrightMap(int width, int height) => (Width, Height, values) = (width, height, new Vector3[width * height]);

    /// <summary>Width in its own pixels.</summary>
    public int Width { get; }

    /// <summary>Height in its own pixels.</summary>
    public int Height { get; }

    /// <summary>The value of a pixel.</summary>
    public Vector3 this[int x, int y] => values[y * Width + x];

    /// <summary>The means of <paramref name="shrink"/>×<paramref name="shrink"/> pixels; null where nothing is beyond full.</summary>
    public static BrightMap? Of(LatentImage image, float full, int shrink)
    {
        var map = new BrightMap((image.Width + shrink - 1) / shrink, (image.Height + shrink - 1) / shrink);
        var any = false;
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var light = image.Light[y * image.Width + x];
                if (MathF.Max(light.X, MathF.Max(light.Y, light.Z)) <= full)
                    continue;
                any = true;
                var beyond = Vector3.Clamp(light / full - Vector3.One, Vector3.Zero, new Vector3(Glare.Brightest));
                map.values[y / shrink * map.Width + x / shrink] += beyond / (shrink * shrink);
            }
        return any ? map : null;
    }

    /// <summary>At half the size.</summary>
    public BrightMap Halved()
    {
        var half = new BrightMap((Width + 1) / 2, (Height + 1) / 2);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                half.values[y / 2 * half.Width + x / 2] += values[y * Width + x] / 4;
        return half;
    }

    /// <summary>Convolved with 1 4 6 4 1 in both directions; what lies outside is dark.</summary>
    public BrightMap Blurred()
    {
        BrightMap rows = new(Width, Height), both = new(Width, Height);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                rows.values[y * Width + x] = Tap(values, y * Width + x, 1, x, Width - 1);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                both.values[y * Width + x] = Tap(rows.values, y * Width + x, Width, y, Height - 1);
        return both;
    }

    /// <summary>Adds a map of half the size, weighted.</summary>
    public BrightMap Plus(BrightMap half, float weight)
    {
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                values[y * Width + x] += half.At(x / 2f - 0.25f, y / 2f - 0.25f) * weight;
        return this;
    }

    /// <summary>Between pixel centres, bilinear.</summary>
    public Vector3 At(float x, float y) => Bilinear.At(values, Width, Height, x, y);

    private static Vector3 Tap(Vector3[] from, int i, int step, int place, int last)
    {
        var sum = from[i] * 6;
        if (place > 0)
            sum += from[i - step] * 4;
        if (place > 1)
            sum += from[i - 2 * step];
        if (place < last)
            sum += from[i + step] * 4;
        if (place < last - 1)
            sum += from[i + 2 * step];
        return sum / 16;
    }
}
