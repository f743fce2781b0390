using System.Numerics;

namespace Fathom.Worlds.Painting;

/// <summary>Which way a picture runs: along outlines and stripes, by the smoothed tensor of its gradients (Förstner and Gülch 1987; for painting Kyprianidis et al. 2009).</summary>
internal sealed class StructureTensor
{
    // Gradients, squared, below which the hand follows its own direction.
    private const float Unseen = 0.004f;

    private StructureTensor(Canvas smoothed, Vector2 across)
    {
        (Width, Height) = (smoothed.Width, smoothed.Height);
        (Along, Anisotropy) = (new Vector2[smoothed.Pixels.Length], new float[smoothed.Pixels.Length]);
        for (var i = 0; i < Along.Length; i++)
        {
            var (e, f, g) = (smoothed.Pixels[i].X, smoothed.Pixels[i].Y, smoothed.Pixels[i].Z);
            // Running sums leave rounding errors where nothing changes.
            Anisotropy[i] = e + g > 1e-5f ? MathF.Min(1, MathF.Sqrt((e - g) * (e - g) + 4 * f * f) / (e + g)) : 0;
            (e, f, g) = (e + Unseen * across.X * across.X, f + Unseen * across.X * across.Y, g + Unseen * across.Y * across.Y);
            // The direction of least change is that of the smaller eigenvalue.
            var (sin, cos) = MathF.SinCos(MathF.Atan2(2 * f, e - g) / 2);
            Along[i] = new Vector2(-sin, cos);
        }
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Unit directions of least change; the sign means nothing.</summary>
    public Vector2[] Along { get; }

    /// <summary>0: alike in all directions; 1: a straight edge.</summary>
    public float[] Anisotropy { get; }

    /// <summary>The tensor of a picture.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="radius">Pixels over which it is smoothed.</param>
    /// <param name="hand">Radians of the direction that strokes take where the picture has none.</param>
    public static StructureTensor Of(Canvas canvas, int radius, float hand)
    {
        var (sin, cos) = MathF.SinCos(hand);
        var products = new Canvas(canvas.Width, canvas.Height);
        for (var y = 0; y < canvas.Height; y++)
        {
            int up = Math.Max(0, y - 1) * canvas.Width, here = y * canvas.Width, down = Math.Min(canvas.Height - 1, y + 1) * canvas.Width;
            for (var x = 0; x < canvas.Width; x++)
            {
                int left = Math.Max(0, x - 1), right = Math.Min(canvas.Width - 1, x + 1);
                var p = canvas.Pixels;
                // Sobel's gradient of each channel.
                var dx = p[up + right] + 2 * p[here + right] + p[down + right] - p[up + left] - 2 * p[here + left] - p[down + left];
                var dy = p[down + left] + 2 * p[down + x] + p[down + right] - p[up + left] - 2 * p[up + x] - p[up + right];
                products.Pixels[here + x] = new Vector3(Vector3.Dot(dx, dx), Vector3.Dot(dx, dy), Vector3.Dot(dy, dy));
            }
        }
        return new StructureTensor(products.Blurred(radius), new Vector2(-sin, cos));
    }
}
