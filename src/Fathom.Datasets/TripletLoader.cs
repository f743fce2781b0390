namespace Fathom.Datasets;

/// <summary>
/// Makes an endless sequence of batches of neighbouring pictures on background threads: all frames in each epoch, in another order in each. Sample n is a pure function of the settings' seed and n, as in <see cref="BatchLoader"/>;
/// the last batch of an epoch goes on with the next epoch. One consumer; dispose to stop the threads.
/// </summary>
public sealed class TripletLoader : IDisposable
{
    private readonly IReadOnlyList<DatasetFrame> frames;
    private readonly TripletSettings settings;
    private readonly ShuffledOrder order;
    private readonly DecodedCache<FramePicture, FittedPicture> cache;
    private readonly BatchQueue<TripletBatch> queue;
    private long next;

    /// <summary>Starts the threads.</summary>
    /// <param name="name">What messages call the frames' set.</param>
    /// <param name="frames">Frames that <see cref="CanUse"/> accepts.</param>
    /// <param name="settings">How batches are made.</param>
    /// <param name="firstSample">Where to start: the number of samples already consumed. In the middle of a batch, the first batch holds what is left of it.</param>
    /// <exception cref="DatasetException">A frame has no neighbours, no intrinsics, or no other eye where it is asked for.</exception>
    /// <exception cref="FathomException">There is no frame, or a setting is out of range.</exception>
    public TripletLoader(string name, IReadOnlyList<DatasetFrame> frames, TripletSettings settings, long firstSample = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        settings.Validate();
        if (frames.Count == 0)
            throw new FathomException($"{name} has no frame to train on.");
        if (frames.FirstOrDefault(frame => !CanUse(frame, settings)) is { } alone)
            throw new DatasetException(alone.Picture.Path, $"self-supervision needs the frame's intrinsics, the pictures before and after it{(settings.OtherEye ? " and the other eye's" : "")}; one is missing. Leave out what {nameof(TripletLoader)}.{nameof(CanUse)} refuses.");
        (this.frames, this.settings, next) = (frames, settings, firstSample);
        order = new ShuffledOrder(settings.Seed, frames.Count);
        cache = new(settings.CacheBytes, picture => picture.Image.Pixels.LongLength);
        queue = new(name, settings.Threads, settings.Prefetch, Plan);
    }

    /// <summary>Whether a frame has what a sample is made of: the first and the last of a sequence have not.</summary>
    public static bool CanUse(DatasetFrame frame, TripletSettings settings) =>
        frame is { PreviousPicture: not null, NextPicture: not null, Intrinsics: not null } && (!settings.OtherEye || frame.OtherEye is not null);

    /// <inheritdoc cref="BatchLoader.Next"/>
    public TripletBatch Next(CancellationToken cancellationToken = default) => queue.Next(cancellationToken);

    /// <summary>Stops the threads; waits for the samples that they are making.</summary>
    public void Dispose() => queue.Dispose();

    private PendingBatch<TripletBatch> Plan()
    {
        var first = next;
        var count = settings.BatchSize - (int)(first % settings.BatchSize);
        next += count;
        var batch = new TripletBatch(first, count, settings);
        return new(batch, first, count, slot => Make(batch, slot));
    }

    private void Make(TripletBatch batch, int slot)
    {
        var frame = frames[order.At(batch.FirstSample + slot)];
        var target = Fitted(frame.Picture);
        var random = SplitMix64.For(settings.Seed, batch.FirstSample + slot, RandomStream.Triplet);
        var flip = random.Chance(settings.Flip);
        var changes = settings.Jitter.Draw(ref random);
        var window = Framing.Place(target.Image.Width, target.Image.Height, settings.Width, settings.Height, ref random);

        Write(target, batch.Plain.Target, batch.Jittered.Target);
        Write(Fitted(frame.PreviousPicture!), batch.Plain.Previous, batch.Jittered.Previous);
        Write(Fitted(frame.NextPicture!), batch.Plain.Next, batch.Jittered.Next);
        if (settings.OtherEye)
        {
            Write(Fitted(frame.OtherEye!), batch.Plain.OtherEye!, batch.Jittered.OtherEye!);
            batch.Baselines[slot] = (float)(flip ? -frame.Baseline : frame.Baseline);
        }
        batch.Names[slot] = frame.Name;
        WriteIntrinsics(window.Cut(Camera(frame, target)), flip, batch.Intrinsics.AsSpan(9 * slot, 9));

        void Write(FittedPicture picture, float[] plain, float[] jittered)
        {
            if ((picture.FrameWidth, picture.FrameHeight) != (target.FrameWidth, target.FrameHeight))
                throw new FathomException($"A neighbour of {frame.Picture.Path} is {picture.FrameWidth}×{picture.FrameHeight}, the frame {target.FrameWidth}×{target.FrameHeight}.");
            var pixels = 3 * batch.Width * batch.Height;
            Span<float> planes = plain.AsSpan(slot * pixels, pixels), varied = jittered.AsSpan(slot * pixels, pixels);
            var cut = window.Cut(picture.Image);
            PlanarPicture.FromBytes(cut.Pixels, cut.Width, flip, planes);
            if (changes is null)
            {
                planes.CopyTo(varied);
                return;
            }
            var coloured = (byte[])cut.Pixels.Clone();
            changes.Apply(coloured);
            PlanarPicture.FromBytes(coloured, cut.Width, flip, varied);
        }
    }

    private FittedPicture Fitted(FramePicture picture) => cache.Get(picture, picture =>
    {
        var image = picture.Read();
        return new FittedPicture(settings.Framing.Fit(image, settings.Width, settings.Height), image.Width, image.Height);
    });

    private Camera Camera(DatasetFrame frame, FittedPicture target)
    {
        var (fx, fy, cx, cy) = frame.Intrinsics!.Value;
        return settings.Framing.Fit(new Camera(target.FrameWidth, target.FrameHeight, fx, fy, cx, cy), target.Image.Width, target.Image.Height);
    }

    private static void WriteIntrinsics(Camera camera, bool flip, Span<float> k)
    {
        // Whole numbers are pixel centres: column x goes to W − 1 − x.
        k[0] = (float)camera.Fx;
        k[2] = (float)(flip ? camera.Width - 1 - camera.Cx : camera.Cx);
        k[4] = (float)camera.Fy;
        k[5] = (float)camera.Cy;
        k[8] = 1;
    }

    /// <summary>A picture at the size trained on, and the size that it had.</summary>
    private readonly record struct FittedPicture(Image Image, int FrameWidth, int FrameHeight);
}
