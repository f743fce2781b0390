using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>Lines where a picture changes: the extended difference of Gaussians (Winnemöller, Kyprianidis and Olsen 2012).</summary>
internal static class Outlines
{
    private const float Share = 0.98f;

    /// <summary>How dark the line is at each pixel, 0 to 1.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="strength">Slope of the soft threshold: weaker changes show the larger it is.</param>
    public static float[] Of(Canvas canvas, float strength)
    {
        var wide = canvas.Blurred(1);
        var lines = new float[canvas.Pixels.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var difference = Luminance.Of(canvas.Pixels[i]) - Share * Luminance.Of(wide.Pixels[i]);
            // Zero and above is paper; an edge's darker side falls below.
            lines[i] = Math.Clamp(MathF.Tanh(-strength * 5 * (difference - 0.005f)), 0, 1);
        }
        return lines;
    }
}
