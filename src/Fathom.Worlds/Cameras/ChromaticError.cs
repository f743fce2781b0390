using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>Lateral chromatic error: red and blue are magnified otherwise than green, so that outlines get coloured fringes towards the corners.</summary>
/// <param name="Red">Pixels by which red lies farther out in the corner; negative: farther in.</param>
/// <param name="Blue">The same of blue.</param>
internal readonly record struct ChromaticError(float Red, float Blue)
{
    /// <summary>Magnifies red and blue about the middle.</summary>
    public void Apply(LatentImage image)
    {
        if (Red == 0 && Blue == 0)
            return;
        float cx = (image.Width - 1) / 2f, cy = (image.Height - 1) / 2f, corner = MathF.Max(1, MathF.Sqrt(cx * cx + cy * cy));
        float red = 1 - Red / corner, blue = 1 - Blue / corner;
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var i = y * image.Width + x;
                float dx = x - cx, dy = y - cy;
                image.Scratch[i] = new Vector3(image.At(cx + dx * red, cy + dy * red).X, image.Light[i].Y, image.At(cx + dx * blue, cy + dy * blue).Z);
            }
        image.Swap();
    }
}
