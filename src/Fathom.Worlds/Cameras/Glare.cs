namespace Fathom.Worlds.Cameras;

/// <summary>Bloom: glass and dirt scatter some of the light of lamps and of the sun around them, by a sum of ever wider bells.</summary>
/// <param name="Share">Share of the light beyond full that is scattered.</param>
/// <param name="Width">0: close around the lamp; 1: over much of the picture.</param>
internal readonly record struct Glare(float Share, float Width)
{
    /// <summary>What a lamp gives at most, in full pixels: the sensor's picture of it is finite.</summary>
    public const float Brightest = 60;

    private const int Shrink = 4, Levels = 5;

    /// <summary>Adds the scattered light.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="full">The radiance at which the sensor is full.</param>
    /// <returns>The light beyond full at a quarter of the size, in units of full; null where there is none.</returns>
    public BrightMap? Apply(LatentImage image, float full)
    {
        if (Share <= 0 || BrightMap.Of(image, full, Shrink) is not { } bright)
            return null;
        var pyramid = new List<BrightMap> { bright };
        while (pyramid.Count < Levels && pyramid[^1].Width > 3 && pyramid[^1].Height > 3)
            pyramid.Add(pyramid[^1].Halved());
        // Each level twice as wide as the one before weighs that much more, in the logarithm.
        var growth = 1.2f * (Width - 0.5f);
        var halo = pyramid[^1].Blurred();
        for (var level = pyramid.Count - 2; level >= 0; level--)
            halo = pyramid[level].Blurred().Plus(halo, MathF.Exp(growth));
        var total = 0f;
        for (var level = 0; level < pyramid.Count; level++)
            total += MathF.Exp(growth * level);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                image.Light[y * image.Width + x] += halo.At((x + 0.5f) / Shrink - 0.5f, (y + 0.5f) / Shrink - 0.5f) * (full * Share / total);
        return bright;
    }
}
