using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Rainfall;

/// <summary>Draws soft, partly transparent capsules.</summary>
internal static class StreakPainter
{
    /// <summary>Draws one.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="from">Pixels.</param>
    /// <param name="to">Pixels.</param>
    /// <param name="radius">Pixels.</param>
    /// <param name="opacity">0 to 1, along its middle.</param>
    /// <param name="depth">Metres; nearer surfaces hide it.</param>
    /// <param name="colour">Radiance.</param>
    public static void Draw(LatentImage image, Vector2 from, Vector2 to, float radius, float opacity, float depth, Vector3 colour)
    {
        // What is thinner than a pixel is drawn one pixel wide and fainter.
        if (radius < 0.5f)
            (opacity, radius) = (opacity * 2 * radius, 0.5f);
        var edge = radius + 0.5f;
        int x0 = Math.Max(0, (int)(MathF.Min(from.X, to.X) - edge)), x1 = Math.Min(image.Width - 1, (int)(MathF.Max(from.X, to.X) + edge) + 1);
        int y0 = Math.Max(0, (int)(MathF.Min(from.Y, to.Y) - edge)), y1 = Math.Min(image.Height - 1, (int)(MathF.Max(from.Y, to.Y) + edge) + 1);
        var way = to - from;
        var square = MathF.Max(1e-6f, way.LengthSquared());
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                var i = y * image.Width + x;
                if (image.Depth[i] <= depth)
                    continue;
                var along = Math.Clamp(Vector2.Dot(new Vector2(x, y) - from, way) / square, 0, 1);
                var distance = Vector2.Distance(new(x, y), from + way * along);
                var cover = opacity * Math.Clamp(edge - distance, 0, 1);
                if (cover > 0)
                    image.Light[i] = Vector3.Lerp(image.Light[i], colour, cover);
            }
    }
}
