namespace Fathom.Datasets;

/// <summary>Counts the samples that a source made.</summary>
internal sealed class CountedSource(ISampleSource source) : ISampleSource
{
    private long made;

    public long Made => Interlocked.Read(ref made);

    public string Name => source.Name;

    public DepthSample Sample(long index, int width, int height)
    {
        var sample = source.Sample(index, width, height);
        Interlocked.Increment(ref made);
        return sample;
    }
}
