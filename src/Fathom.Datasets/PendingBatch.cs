namespace Fathom.Datasets;

/// <summary>A batch in the making. All members but <see cref="Result"/>'s contents are guarded by the loader's lock.</summary>
internal sealed class PendingBatch
{
    private readonly SampleException?[] failures;
    private int handedOut;

    private PendingBatch(DepthBatch result, PooledScene[] scenes)
    {
        (Result, Scenes, Missing) = (result, scenes, scenes.Length);
        failures = new SampleException?[scenes.Length];
    }

    public DepthBatch Result { get; }

    public PooledScene[] Scenes { get; }

    /// <summary>Samples not finished yet.</summary>
    public int Missing { get; private set; }

    /// <summary>The failure with the lowest number, so that which one is reported does not depend on the threads.</summary>
    public SampleException? FirstFailure => failures.FirstOrDefault(failure => failure is not null);

    public static PendingBatch Plan(SamplePlan plan)
    {
        var first = plan.Next;
        var scenes = new PooledScene[plan.LeftInBatch];
        for (var i = 0; i < scenes.Length; i++)
            scenes[i] = plan.Take();
        return new PendingBatch(new DepthBatch(first, scenes.Length, scenes[0].Width, scenes[0].Height), scenes);
    }

    public bool TryHandOut(out int slot)
    {
        slot = handedOut;
        if (handedOut == Scenes.Length)
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
