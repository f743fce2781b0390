namespace Fathom.Datasets;

/// <summary>
/// Makes an endless sequence of batches on background threads while the caller trains. Sample n is a pure function of the settings' seed and n, so the
/// bits depend neither on the number of threads nor on where the loader started: one that starts at n continues as one that started at 0.
/// One consumer; dispose to stop the threads.
/// </summary>
public sealed class BatchLoader : IDisposable
{
    private readonly object gate = new();
    private readonly CountedSource source;
    private readonly LoaderSettings settings;
    private readonly SamplePlan plan;
    private readonly Queue<PendingBatch> ahead = new();
    private readonly Thread[] workers;
    private PendingBatch? handedOut;
    private Exception? failure;
    private bool stopping;

    /// <summary>Starts the threads.</summary>
    /// <param name="source">Where samples come from.</param>
    /// <param name="settings">How batches are made.</param>
    /// <param name="firstSample">Where to start: the number of samples already consumed. In the middle of a batch, the first batch holds what is left of it.</param>
    /// <exception cref="FathomException">A setting is out of range.</exception>
    public BatchLoader(ISampleSource source, LoaderSettings settings, long firstSample = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        settings.Validate();
        (this.source, this.settings) = (new CountedSource(source), settings);
        plan = new SamplePlan(this.source, settings, firstSample);
        workers = [.. Enumerable.Range(0, settings.Threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"loader {i}" })];
        foreach (var worker in workers)
            worker.Start();
    }

    /// <summary>How many scenes the source has made, on whatever thread.</summary>
    public long Scenes => source.Made;

    /// <summary>The next batch; waits until it is ready.</summary>
    /// <param name="cancellationToken">Ends the waiting. The loader stays usable and loses no batch.</param>
    /// <exception cref="SampleException">A sample of the batch failed; the first one that did. Every later call fails in the same way.</exception>
    /// <exception cref="FathomException">A batch cannot be made at all, for lack of memory, say. Every later call fails in the same way.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The loader was disposed.</exception>
    public DepthBatch Next(CancellationToken cancellationToken = default)
    {
        using var cancelled = cancellationToken.Register(WakeAll);
        lock (gate)
        {
            var batch = WaitForBatch(cancellationToken);
            if (batch.FirstFailure is { } failed)
                throw failed;
            ahead.Dequeue();
            Monitor.PulseAll(gate);
            return batch.Result;
        }
    }

    /// <summary>Stops the threads; waits for the samples that they are making.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.PulseAll(gate);
        }
        foreach (var worker in workers)
            worker.Join();
    }

    private PendingBatch WaitForBatch(CancellationToken cancellationToken)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            cancellationToken.ThrowIfCancellationRequested();
            if (ahead.TryPeek(out var batch) && batch.Missing == 0)
                return batch;
            if (failure is not null)
                throw new FathomException($"No batch can be made: {failure.Message} Smaller pictures or a smaller batch need less memory.", failure);
            Monitor.Wait(gate);
        }
    }

    private void Work()
    {
        try
        {
            MakeSamples();
        }
        catch (Exception e)
        {
            // Thrown on, it would end the process: it is for whoever waits.
            lock (gate)
            {
                failure ??= e;
                Monitor.PulseAll(gate);
            }
        }
    }

    private void MakeSamples()
    {
        var augmenter = new Augmenter();
        while (TryTake(out var batch, out var slot))
        {
            SampleException? failed = null;
            try
            {
                Make(batch, slot, augmenter);
            }
            catch (Exception inner)
            {
                failed = new SampleException(batch.Result.FirstSample + slot, source.Name, inner);
            }
            lock (gate)
            {
                batch.Finish(slot, failed);
                if (batch.Missing == 0)
                    Monitor.PulseAll(gate);
            }
        }
    }

    private bool TryTake(out PendingBatch batch, out int slot)
    {
        lock (gate)
        {
            while (true)
            {
                batch = handedOut!;
                slot = 0;
                if (stopping || failure is not null)
                    return false;
                if (handedOut?.TryHandOut(out slot) == true)
                    return true;
                if (ahead.Count < settings.Prefetch)
                    ahead.Enqueue(handedOut = PendingBatch.Plan(plan));
                else
                    Monitor.Wait(gate);
            }
        }
    }

    private void Make(PendingBatch batch, int slot, Augmenter augmenter)
    {
        var (result, pixels) = (batch.Result, batch.Result.Width * batch.Result.Height);
        var scene = batch.Scenes[slot].Get();
        result.Names[slot] = scene.Name;
        augmenter.Apply(
            scene,
            Augmentation.Draw(settings.Augmentation, settings.Seed, result.FirstSample + slot),
            result.Images.AsSpan(slot * 3 * pixels, 3 * pixels),
            result.Targets.AsSpan(slot * pixels, pixels),
            result.Masks.AsSpan(slot * pixels, pixels));
    }

    private void WakeAll()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }
}
