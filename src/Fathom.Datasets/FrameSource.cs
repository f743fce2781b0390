namespace Fathom.Datasets;

/// <summary>
/// Frames of files, all of them in each epoch, in another order in each. Sample n is place n mod Count of epoch n / Count: a pure function of the seed and n. In a <see cref="MixedSource"/> a source is asked for its
/// share of the numbers only, and shows that share of its frames in each epoch, none of them twice.
/// </summary>
public sealed class FrameSource : ISampleSource
{
    private readonly IReadOnlyList<DatasetFrame> frames;
    private readonly ulong seed;
    private readonly ShuffledOrder order;
    private readonly Framing framing;
    private readonly DecodedCache<(int Frame, int Width, int Height), DepthSample> cache;

    /// <summary>Opens no file yet.</summary>
    /// <param name="name">What logs and messages call the source.</param>
    /// <param name="frames">Frames with depth: metric, relative, inverse or affine-invariant.</param>
    /// <param name="seed">Decides the order, and where frames are cut.</param>
    /// <param name="framing">How frames become pictures of the size asked for; null: <see cref="Framing"/>'s defaults.</param>
    /// <param name="cacheBytes">Memory for decoded and resized frames, 8 bytes a pixel; 0: every frame is read anew in each epoch. No bit of a sample depends on it.</param>
    /// <exception cref="DatasetException">A frame has no depth.</exception>
    /// <exception cref="FathomException">There is no frame, or the framing's window is none.</exception>
    public FrameSource(string name, IReadOnlyList<DatasetFrame> frames, ulong seed, Framing? framing = null, long cacheBytes = 0)
    {
        if (frames.Count == 0)
            throw new FathomException($"{name} has no frame to train on.");
        if (frames.FirstOrDefault(frame => frame.Depth is null) is { } bare)
            throw new DatasetException(bare.Picture.Path, "there is no depth for this picture, and frames without depth cannot be learnt from one by one.");
        (Name, this.frames, this.seed, this.framing) = (name, frames, seed, framing ?? new Framing());
        this.framing.Validate();
        order = new ShuffledOrder(seed, frames.Count);
        cache = new(cacheBytes, sample => sample.Image.Pixels.LongLength + sample.Depth.Values.LongLength * (sample.Depth.Valid is null ? 4 : 5));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Frames of an epoch.</summary>
    public int Count => frames.Count;

    /// <inheritdoc/>
    public DepthSample Sample(long index, int width, int height)
    {
        var fitted = cache.Get((order.At(index), width, height), Fitted);
        var random = SplitMix64.For(seed, index, RandomStream.Place);
        var window = Framing.Place(fitted.Image.Width, fitted.Image.Height, width, height, ref random);
        return fitted with { Image = window.Cut(fitted.Image), Depth = window.Cut(fitted.Depth) };
    }

    private DepthSample Fitted((int Frame, int Width, int Height) key)
    {
        var sample = frames[key.Frame].Load();
        return sample with { Image = framing.Fit(sample.Image, key.Width, key.Height), Depth = framing.Fit(sample.Depth, sample.Image, key.Width, key.Height) };
    }
}
