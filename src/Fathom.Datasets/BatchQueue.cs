namespace Fathom.Datasets;

/// <summary>Background threads that fill batches in the order of a plan, some ahead of the one consumer. Dispose to stop them.</summary>
/// <remarks>The plan is asked for one batch after another, under a lock; samples are made on any thread. So batches do not depend on the number of threads where samples do not depend on each other.</remarks>
internal sealed class BatchQueue<TBatch> : IDisposable
{
    private readonly object gate = new();
    private readonly string source;
    private readonly int prefetch;
    private readonly Func<PendingBatch<TBatch>> plan;
    private readonly Queue<PendingBatch<TBatch>> ahead = new();
    private readonly Thread[] workers;
    private PendingBatch<TBatch>? handedOut;
    private Exception? failure;
    private bool stopping;

    /// <summary>Starts the threads.</summary>
    /// <param name="source">What messages call the place where samples come from.</param>
    /// <param name="threads">How many, at least 1.</param>
    /// <param name="prefetch">Batches made ahead of the consumer, at least 1.</param>
    /// <param name="plan">Gives the next batch, empty.</param>
    public BatchQueue(string source, int threads, int prefetch, Func<PendingBatch<TBatch>> plan)
    {
        (this.source, this.prefetch, this.plan) = (source, prefetch, plan);
        workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"loader {i}" })];
        foreach (var worker in workers)
            worker.Start();
    }

    /// <summary>The next batch; waits until it is ready.</summary>
    public TBatch Next(CancellationToken cancellationToken)
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

    private PendingBatch<TBatch> WaitForBatch(CancellationToken cancellationToken)
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
        while (TryTake(out var batch, out var slot))
        {
            SampleException? failed = null;
            try
            {
                batch.Make(slot);
            }
            catch (Exception inner)
            {
                failed = new SampleException(batch.FirstSample + slot, source, inner);
            }
            lock (gate)
            {
                batch.Finish(slot, failed);
                if (batch.Missing == 0)
                    Monitor.PulseAll(gate);
            }
        }
    }

    private bool TryTake(out PendingBatch<TBatch> batch, out int slot)
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
                if (ahead.Count < prefetch)
                    ahead.Enqueue(handedOut = plan());
                else
                    Monitor.Wait(gate);
            }
        }
    }

    private void WakeAll()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }
}
