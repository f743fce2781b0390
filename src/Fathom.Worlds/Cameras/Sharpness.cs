using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>A little blur of the lens, or a little sharpening of the camera's software.</summary>
internal static class Sharpness
{
    /// <summary>Weighs each direct neighbour by <paramref name="weight"/>, rows first, then columns.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="weight">0 to 0.25; negative to sharpen.</param>
    public static void Apply(LatentImage image, float weight)
    {
        if (weight == 0)
            return;
        int width = image.Width, height = image.Height;
        Vector3[] light = image.Light, scratch = image.Scratch;
        var own = 1 - 2 * weight;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                scratch[i] = light[i] * own + (light[x > 0 ? i - 1 : i] + light[x + 1 < width ? i + 1 : i]) * weight;
            }
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                light[i] = scratch[i] * own + (scratch[y > 0 ? i - width : i] + scratch[y + 1 < height ? i + width : i]) * weight;
            }
    }
}
