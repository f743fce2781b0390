using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>A picture to paint on: stored brightness of 0 to 1, as the eye sees it.</summary>
/// <param name="width">Width in pixels.</param>
/// <param name="height">Height in pixels.</param>
internal sealed class Canvas(int width, int height)
{
    /// <summary>Width in pixels.</summary>
    public int Width { get; } = width;

    /// <summary>Height in pixels.</summary>
    public int Height { get; } = height;

    /// <summary>H×W colours.</summary>
    public Vector3[] Pixels { get; } = new Vector3[width * height];

    /// <summary>The same picture, to paint over.</summary>
    public static Canvas Of(Image image)
    {
        var canvas = new Canvas(image.Width, image.Height);
        for (var i = 0; i < canvas.Pixels.Length; i++)
            canvas.Pixels[i] = new Vector3(image.Pixels[3 * i], image.Pixels[3 * i + 1], image.Pixels[3 * i + 2]) / 255;
        return canvas;
    }

    /// <summary>A canvas of the same size whose pixels are made from this one's.</summary>
    public Canvas Map(Func<int, int, Vector3> paint)
    {
        var mapped = new Canvas(Width, Height);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                mapped.Pixels[y * Width + x] = paint(x, y);
        return mapped;
    }

    /// <summary>The pixel nearest to a point; the border is repeated.</summary>
    public Vector3 At(float x, float y) =>
        Pixels[Math.Clamp((int)MathF.Round(y), 0, Height - 1) * Width + Math.Clamp((int)MathF.Round(x), 0, Width - 1)];

    /// <summary>Blurred by three boxes in a row, which is near to a bell of the deviation √(radius² + radius).</summary>
    public Canvas Blurred(int radius)
    {
        if (radius < 1)
            return this;
        Canvas blurred = new(Width, Height), other = new(Width, Height);
        Array.Copy(Pixels, blurred.Pixels, Pixels.Length);
        for (var pass = 0; pass < 3; pass++)
        {
            for (var y = 0; y < Height; y++)
                Box(blurred.Pixels, other.Pixels, y * Width, 1, Width, radius);
            for (var x = 0; x < Width; x++)
                Box(other.Pixels, blurred.Pixels, x, Width, Height, radius);
        }
        return blurred;
    }

    /// <summary>As a stored picture.</summary>
    public Image ToImage() => Stored.Of(Pixels, Width, Height);

    private static void Box(Vector3[] from, Vector3[] to, int start, int step, int length, int radius)
    {
        var last = length - 1;
        var sum = Vector3.Zero;
        for (var k = -radius; k <= radius; k++)
            sum += from[start + Math.Clamp(k, 0, last) * step];
        for (var k = 0; k < length; k++)
        {
            to[start + k * step] = sum / (2 * radius + 1);
            sum += from[start + Math.Min(k + radius + 1, last) * step] - from[start + Math.Max(k - radius, 0) * step];
        }
    }
}
