namespace Fathom.Datasets;

/// <summary>How a <see cref="BatchLoader"/> makes batches.</summary>
public sealed record LoaderSettings
{
    /// <summary>Decides the size of every batch, what is reused, and every augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Samples a batch, at least 1.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Sizes in pixels; every batch has one of them, all equally likely.</summary>
    public required IReadOnlyList<(int Width, int Height)> Sizes { get; init; }

    /// <summary>Background threads, at least 1. The batches do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Batches made ahead of the consumer, at least 1.</summary>
    public int Prefetch { get; init; } = 3;

    /// <summary>The share of samples, in [0, 1), that show an earlier scene with a new augmentation instead of a newly rendered one.</summary>
    public double Reuse { get; init; }

    /// <summary>Scenes kept for reuse, shared equally among the sizes. A scene of W×H takes 7·W·H bytes: 1,000 of 320×192 take 430 MB.</summary>
    public int PoolScenes { get; init; } = 1000;

    /// <summary>What is varied when a scene becomes a sample, and in what the target is measured: <see cref="AugmentationSettings"/> or <see cref="S2RAugmentation"/>.</summary>
    public SampleAugmentation Augmentation { get; init; } = new AugmentationSettings();

    /// <summary>Checks every number.</summary>
    /// <exception cref="FathomException">A number is out of range; the message names it.</exception>
    public void Validate()
    {
        Require(BatchSize >= 1, $"batch size {BatchSize}: give at least 1");
        Require(Sizes.Count > 0, "no picture size: give at least one, e.g. 320×192");
        foreach (var (width, height) in Sizes)
        {
            Require(width >= 2 && height >= 2, $"picture size {width}×{height}: give at least 2×2");
            // The pictures of a batch are one array. As a product of doubles it cannot overflow.
            Require(3.0 * BatchSize * width * height <= Array.MaxLength,
                $"a batch of {BatchSize} pictures of {width}×{height} is too large: give smaller pictures or at most {Array.MaxLength / (3L * width * height)} a batch");
        }
        Require(Threads >= 1, $"{Threads} loader threads: give at least 1");
        Require(Prefetch >= 1, $"prefetch of {Prefetch} batches: give at least 1");
        Require(Reuse is >= 0 and < 1, FormattableString.Invariant($"reuse {Reuse}: give a share from 0 to below 1"));
        Require(Reuse == 0 || PoolScenes >= Sizes.Count, $"a pool of {PoolScenes} scenes for {Sizes.Count} sizes: give at least one scene a size");
        Augmentation.Validate();
    }

    internal static void Require(bool condition, string problem)
    {
        if (!condition)
            throw new FathomException($"Loader settings: {problem}.");
    }
}
