namespace Fathom.Datasets;

/// <summary>A batch in the making. All members but <see cref="Result"/>'s contents are guarded by the queue's lock.</summary>
/// <param name="result">What the samples are written into.</param>
/// <param name="firstSample">Number of the first sample.</param>
/// <param name="count">How many there are.</param>
/// <param name="make">Writes the sample of a slot; called once a slot, from any thread.</param>
internal sealed class PendingBatch<TBatch>(TBatch result, long firstSample, int count, Action<int> make)
{
    private readonly SampleException?[] failures = new SampleException?[count];
    private int handedOut;

    public TBatch Result => result;

    public long FirstSample => firstSample;

    /// <summary>Samples not finished yet.</summary>
    public int Missing { get; private set; } = count;

    /// <summary>The failure with the lowest number, so that which one is reported does not depend on the threads.</summary>
    public SampleException? FirstFailure => failures.FirstOrDefault(failure => failure is not null);

    public void Make(int slot) => make(slot);

    public bool TryHandOut(out int slot)
    {
        slot = handedOut;
        if (handedOut == failures.Length)
            return false;
        handedOut++;
        return true;
    }

    public void Finish(int slot, SampleException? failure)
    {
        failures[slot] = failure;
        Missing--;
    }
}
