using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>
/// Blur of what is not in focus, by the thin lens: a point at depth z fills a disc of the diameter A · f · |1/z − 1/d| pixels, with the aperture A in metres,
/// the focal length f in pixels and the focus d in metres. A neighbour's light arrives where its own disc reaches (scatter as gather).
/// </summary>
/// <param name="Aperture">Metres across; 0: a pinhole.</param>
internal readonly record struct Defocus(float Aperture)
{
    private const float Visible = 0.7f;
    private const int Taps = 36;

    // The largest disc, as a share of the picture's width: more would need more taps.
    private const float Largest = 0.025f;

    /// <summary>Blurs the picture, focused on what lies in its middle.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="focal">Focal length in pixels.</param>
    public void Apply(LatentImage image, float focal)
    {
        if (Aperture <= 0)
            return;
        var focus = 1 / Focus(image);
        var limit = Largest * image.Width;
        var radii = new float[image.Count];
        var widest = 0f;
        for (var i = 0; i < radii.Length; i++)
            widest = MathF.Max(widest, radii[i] = MathF.Min(limit, Radius(image.Depth[i], focus, focal)));
        if (widest < Visible)
            return;
        Gather(image, radii, widest);
        image.Swap();
    }

    /// <summary>Radius in pixels of a point's disc.</summary>
    /// <param name="depth">Metres.</param>
    /// <param name="focus">One over the metres in focus.</param>
    /// <param name="focal">Focal length in pixels.</param>
    public float Radius(float depth, float focus, float focal) => Aperture / 2 * focal * MathF.Abs(1 / depth - focus);

    // The median of the middle, as autofocus finds it.
    private static float Focus(LatentImage image)
    {
        Span<float> middle = stackalloc float[81];
        for (var i = 0; i < middle.Length; i++)
        {
            int x = image.Width * (8 + i % 9) / 25, y = image.Height * (8 + i / 9) / 25;
            middle[i] = image.Depth[y * image.Width + x];
        }
        middle.Sort();
        return MathF.Max(0.05f, middle[middle.Length / 2]);
    }

    private static void Gather(LatentImage image, float[] radii, float widest)
    {
        Span<Vector2> spiral = stackalloc Vector2[Taps];
        for (var k = 0; k < Taps; k++)
        {
            var (sin, cos) = MathF.SinCos(2.3999632f * k);
            spiral[k] = new Vector2(cos, sin) * MathF.Sqrt((k + 0.5f) / Taps);
        }
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var i = y * image.Width + x;
                // A disc spreads a pixel's light over its area.
                var total = 1 / MathF.Max(1, MathF.PI * radii[i] * radii[i]);
                var sum = image.Light[i] * total;
                // Where all around is sharp there is nothing to gather.
                var reach = Reach(radii, image, x, y, (int)widest + 1, radii[i]);
                for (var k = 0; k < Taps && reach >= Visible; k++)
                {
                    var offset = spiral[k] * reach;
                    int nx = Math.Clamp((int)MathF.Round(x + offset.X), 0, image.Width - 1), ny = Math.Clamp((int)MathF.Round(y + offset.Y), 0, image.Height - 1);
                    var j = ny * image.Width + nx;
                    // What lies behind this pixel blurs over it no farther than the pixel's own disc.
                    var disc = image.Depth[j] > image.Depth[i] * 1.02f ? MathF.Min(radii[j], radii[i]) : radii[j];
                    var weight = Math.Clamp(disc - offset.Length() + 0.5f, 0, 1) * reach * reach / (Taps * MathF.Max(0.25f, disc * disc));
                    sum += image.Light[j] * weight;
                    total += weight;
                }
                image.Scratch[i] = sum / total;
            }
    }

    private static float Reach(float[] radii, LatentImage image, int x, int y, int far, float reach)
    {
        for (var k = 0; k < 8; k++)
        {
            int dx = k is 0 or 3 or 5 ? -far : k is 2 or 4 or 7 ? far : 0, dy = k < 3 ? -far : k > 4 ? far : 0;
            int nx = Math.Clamp(x + dx, 0, image.Width - 1), ny = Math.Clamp(y + dy, 0, image.Height - 1);
            reach = MathF.Max(reach, radii[ny * image.Width + nx]);
        }
        return reach;
    }
}
