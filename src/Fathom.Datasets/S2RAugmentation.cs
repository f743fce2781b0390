namespace Fathom.Datasets;

/// <summary>
/// What S2R-DepthNet (Chen et al. 2021) trains on, faithfully, with <see cref="Framing.S2R"/>: flips, rotations by up to 5°, darker and paler pictures, in PIL's arithmetic. The target is depth in units of tanh,
/// 2·min(depth, Far)/Far − 1; unknown depth and what a rotation brings in are −1 and count as known (the mask is 1 everywhere), the sky is +1. <see cref="AugmentationSettings"/> with a rotation masks both instead.
/// </summary>
public sealed record S2RAugmentation : SampleAugmentation
{
    private const double LargestRotation = 5, Darkest = 0.8;

    /// <summary>Virtual KITTI and its like: centimetres, to 80 m.</summary>
    public static S2RAugmentation Outdoor { get; } = new() { Far = 80, Steps = 8000 };

    /// <summary>SUNCG as T2Net packed it: 8 bits, to 8 m.</summary>
    public static S2RAugmentation Indoor { get; } = new() { Far = 8, Steps = 255 };

    /// <summary>Depth in metres that becomes +1, and all beyond it.</summary>
    public required double Far { get; init; }

    /// <summary>Whole steps from 0 to <see cref="Far"/> that depth is rounded to, as in the original's files.</summary>
    public required int Steps { get; init; }

    /// <summary>The frame as the original reads it: the sky is a number, 655.35 m, that resizing mixes into its edge before it is cut to <see cref="Far"/>.</summary>
    public static DatasetFrame AsPublished(DatasetFrame frame) => frame.Depth is Png16Depth { Sky: not null } depth ? frame with { Depth = depth with { Sky = null } } : frame;

    /// <inheritdoc/>
    public override void Validate()
    {
        LoaderSettings.Require(Far > 0 && double.IsFinite(Far), FormattableString.Invariant($"farthest depth {Far} m: give a number above 0"));
        LoaderSettings.Require(Steps >= 1, $"{Steps} steps of depth: give at least 1");
    }

    internal override SampleWriter CreateWriter(ulong seed) => (scene, index, image, target, mask) =>
    {
        if (scene.Kind is not (DepthKind.MetricDepth or DepthKind.InverseDepth))
            throw new FathomException($"{scene.Name} has {scene.Kind.Describe()}, and S2R-DepthNet's targets are metres. Leave it out, or augment otherwise (AugmentationSettings).");
        var random = SplitMix64.For(seed, index, RandomStream.Augmentation);
        var flip = random.Chance(0.5);
        var degrees = random.Chance(0.5) ? (random.Below((int)(200 * LargestRotation)) - 100 * LargestRotation) / 100 : 0;
        var changes = random.Chance(0.5)
            ? new ColourChanges(new(ColourChange.Brightness, random.Between(Darkest, 1)), new(ColourChange.Contrast, random.Between(Darkest, 1)), new(ColourChange.Saturation, random.Between(Darkest, 1)))
            : null;
        Write(scene, flip, degrees, changes, image, target);
        mask.Fill(1);
    };

    /// <summary>Writes a sample with the variation given: degrees counter-clockwise.</summary>
    internal void Write(TrainingScene scene, bool flip, double degrees, ColourChanges? changes, Span<float> image, Span<float> target)
    {
        var shares = new float[target.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = scene.Mask is null || scene.Mask[i] > 0 ? Share(scene.InverseDepth[i]) : 0;
        var pixels = (byte[])scene.Pixels.Clone();
        if (flip)
        {
            Mirror(shares, scene.Width, 1);
            Mirror(pixels, scene.Width, 3);
        }
        if (degrees != 0)
        {
            shares = PilRotation.Turn(shares, scene.Width, scene.Height, degrees);
            pixels = PilRotation.Turn(pixels, scene.Width, scene.Height, degrees);
        }
        changes?.Apply(pixels);
        PlanarPicture.FromBytes(pixels, scene.Width, flip: false, image);
        for (var i = 0; i < shares.Length; i++)
            target[i] = 2 * shares[i] - 1;
    }

    private float Share(float inverseDepth) => (float)(Math.Min(Math.Round(Steps / (inverseDepth * Far)), Steps) / Steps);

    private static void Mirror<T>(T[] values, int width, int channels)
    {
        for (var start = 0; start < values.Length; start += width * channels)
        {
            var row = values.AsSpan(start, width * channels);
            row.Reverse();
            for (var pixel = 0; channels > 1 && pixel < row.Length; pixel += channels)
                row.Slice(pixel, channels).Reverse();
        }
    }
}
