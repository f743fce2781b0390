namespace Fathom.Datasets;

/// <summary>
/// Makes an endless sequence of batches on background threads while the caller trains. Sample n is a pure function of the settings' seed and n, so the
/// bits depend neither on the number of threads nor on where the loader started: one that starts at n continues as one that started at 0.
/// One consumer; dispose to stop the threads.
/// </summary>
public sealed class BatchLoader : IDisposable
{
    private readonly CountedSource source;
    private readonly SamplePlan plan;
    private readonly ThreadLocal<SampleWriter> writers;
    private readonly BatchQueue<DepthBatch> queue;

    /// <summary>Starts the threads.</summary>
    /// <param name="source">Where samples come from.</param>
    /// <param name="settings">How batches are made.</param>
    /// <param name="firstSample">Where to start: the number of samples already consumed. In the middle of a batch, the first batch holds what is left of it.</param>
    /// <exception cref="FathomException">A setting is out of range.</exception>
    public BatchLoader(ISampleSource source, LoaderSettings settings, long firstSample = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        settings.Validate();
        this.source = new CountedSource(source);
        plan = new SamplePlan(this.source, settings, firstSample);
        writers = new(() => settings.Augmentation.CreateWriter(settings.Seed));
        queue = new(source.Name, settings.Threads, settings.Prefetch, Plan);
    }

    /// <summary>How many scenes the source has made, on whatever thread.</summary>
    public long Scenes => source.Made;

    /// <summary>The next batch; waits until it is ready.</summary>
    /// <param name="cancellationToken">Ends the waiting. The loader stays usable and loses no batch.</param>
    /// <exception cref="SampleException">A sample of the batch failed; the first one that did. Every later call fails in the same way.</exception>
    /// <exception cref="FathomException">A batch cannot be made at all, for lack of memory, say. Every later call fails in the same way.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The loader was disposed.</exception>
    public DepthBatch Next(CancellationToken cancellationToken = default) => queue.Next(cancellationToken);

    /// <summary>Stops the threads; waits for the samples that they are making.</summary>
    public void Dispose()
    {
        queue.Dispose();
        writers.Dispose();
    }

    private PendingBatch<DepthBatch> Plan()
    {
        var first = plan.Next;
        var scenes = new PooledScene[plan.LeftInBatch];
        for (var i = 0; i < scenes.Length; i++)
            scenes[i] = plan.Take();
        var batch = new DepthBatch(first, scenes.Length, scenes[0].Width, scenes[0].Height);
        return new(batch, first, scenes.Length, slot => Make(batch, slot, scenes[slot].Get()));
    }

    private void Make(DepthBatch batch, int slot, TrainingScene scene)
    {
        var pixels = batch.Width * batch.Height;
        batch.Names[slot] = scene.Name;
        writers.Value!(
            scene,
            batch.FirstSample + slot,
            batch.Images.AsSpan(slot * 3 * pixels, 3 * pixels),
            batch.Targets.AsSpan(slot * pixels, pixels),
            batch.Masks.AsSpan(slot * pixels, pixels));
    }
}
