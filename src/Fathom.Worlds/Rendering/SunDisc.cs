using System.Numerics;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Rendering;

/// <summary>The sun itself, where the sky is seen in its direction: the source of bloom and flare.</summary>
internal static class SunDisc
{
    // Haze widens the sun's light for shadows, but the disc stays one.
    private const float Brightness = 60, Widest = 0.012f, Moonlight = 0.2f;

    /// <summary>Draws it.</summary>
    public static void Draw(SurfaceBuffer buffer, Illumination light, in Eye eye)
    {
        if (light.Sun.Y < Moonlight || light.EvenAmbient is not null || !eye.TryProject(eye.Position + light.SunDirection, out var centre))
            return;
        var radius = MathF.Max(0.8f, MathF.Min(light.SunRadius, Widest) / eye.PixelSize);
        int x0 = Math.Max(0, (int)(centre.X - radius - 1)), x1 = Math.Min(buffer.Width - 1, (int)(centre.X + radius + 2));
        int y0 = Math.Max(0, (int)(centre.Y - radius - 1)), y1 = Math.Min(buffer.Height - 1, (int)(centre.Y + radius + 2));
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                var i = y * buffer.Width + x;
                var share = Math.Clamp(radius + 0.5f - Vector2.Distance(new(x, y), centre), 0, 1);
                if (buffer.Parts[i] == SurfaceBuffer.Sky && share > 0)
                    buffer.Radiance[i] = Vector3.Lerp(buffer.Radiance[i], light.Sun * Brightness, share);
            }
    }
}
