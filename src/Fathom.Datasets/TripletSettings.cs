namespace Fathom.Datasets;

/// <summary>How a <see cref="TripletLoader"/> makes batches. The defaults are Monodepth2's.</summary>
public sealed record TripletSettings
{
    /// <summary>Decides the order of the frames and every augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Samples a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 12;

    /// <summary>Width of the pictures in pixels, at least 2.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Height of the pictures in pixels, at least 2.</summary>
    public int Height { get; init; } = 192;

    /// <summary>Background threads, at least 1. The batches do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Batches made ahead of the consumer, at least 1.</summary>
    public int Prefetch { get; init; } = 3;

    /// <summary>How frames become pictures of the size.</summary>
    public Framing Framing { get; init; } = Framing.Monodepth2;

    /// <summary>Probability of mirroring left and right.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>How colours are varied, alike in all pictures of a sample.</summary>
    public ColourJitter Jitter { get; init; } = new();

    /// <summary>Whether the other eye's picture is delivered too.</summary>
    public bool OtherEye { get; init; }

    /// <summary>Memory for decoded and resized pictures, 3 bytes a pixel; 0: all are read anew for every sample. A picture that is the neighbour of others is kept once. No bit of a sample depends on it.</summary>
    public long CacheBytes { get; init; }

    /// <summary>Checks every number.</summary>
    /// <exception cref="FathomException">A number is out of range; the message names it.</exception>
    public void Validate()
    {
        LoaderSettings.Require(BatchSize >= 1, $"batch size {BatchSize}: give at least 1");
        LoaderSettings.Require(Width >= 2 && Height >= 2, $"picture size {Width}×{Height}: give at least 2×2");
        LoaderSettings.Require(3.0 * BatchSize * Width * Height <= Array.MaxLength, $"a batch of {BatchSize} pictures of {Width}×{Height} is too large: give smaller pictures or fewer");
        LoaderSettings.Require(Threads >= 1, $"{Threads} loader threads: give at least 1");
        LoaderSettings.Require(Prefetch >= 1, $"prefetch of {Prefetch} batches: give at least 1");
        LoaderSettings.Require(Flip is >= 0 and <= 1, FormattableString.Invariant($"flip {Flip}: give a probability"));
        Framing.Validate();
        Jitter.Validate();
    }
}
