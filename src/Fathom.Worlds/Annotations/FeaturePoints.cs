namespace Fathom.Worlds.Annotations;

/// <summary>What structure from motion reconstructs: points on strong texture only, a few of them wrong, all in units of nobody knows what.</summary>
internal static class FeaturePoints
{
    private const int Cell = 6;
    private const float WeakestContrast = 12, InverseDepthNoise = 0.01f, Wrong = 0.01f, Kept = 0.8f;

    /// <summary>The points, in a scale of their own.</summary>
    public static DepthMap Measure(WorldFrame frame, Dice dice)
    {
        var (width, height) = (frame.Depth.Width, frame.Depth.Height);
        var (values, valid) = (new float[width * height], new bool[width * height]);
        var scale = dice.LogUniform(0.02f, 5);
        // The strongest corner of each cell.
        for (var y = 1; y + 1 < height; y += Cell)
            for (var x = 1; x + 1 < width; x += Cell)
            {
                var (best, strength) = Strongest(frame.Image, x, y, Math.Min(x + Cell, width - 1), Math.Min(y + Cell, height - 1));
                var (kept, wrong, noise) = (dice.Chance(Kept), dice.Chance(Wrong), dice.Normal(0, InverseDepthNoise));
                if (strength < WeakestContrast || !kept || float.IsInfinity(frame.Depth.Values[best]))
                    continue;
                var depth = frame.Depth.Values[best] / (1 + noise) * (wrong ? dice.LogUniform(0.3f, 3) : 1);
                (values[best], valid[best]) = (depth * scale, true);
            }
        return new DepthMap(width, height, values, DepthKind.RelativeDepth, valid, frame.Depth.Camera);
    }

    // The smaller of the contrasts along the axes: an edge slides along itself, a corner stays.
    private static (int Index, float Strength) Strongest(Image image, int x0, int y0, int x1, int y1)
    {
        var (best, strength) = (y0 * image.Width + x0, -1f);
        for (var y = y0; y < y1; y++)
            for (var x = x0; x < x1; x++)
            {
                var i = y * image.Width + x;
                var contrast = MathF.Min(MathF.Abs(Green(image, i + 1) - Green(image, i - 1)), MathF.Abs(Green(image, i + image.Width) - Green(image, i - image.Width)));
                if (contrast > strength)
                    (best, strength) = (i, contrast);
            }
        return (best, strength);
    }

    private static float Green(Image image, int i) => image.Pixels[3 * i + 1];
}
