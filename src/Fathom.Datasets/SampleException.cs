namespace Fathom.Datasets;

/// <summary>A sample could not be made; the message names it, the inner exception says why.</summary>
public sealed class SampleException : FathomException
{
    internal SampleException(long index, string source, Exception inner)
        : base($"Sample {index} of {source} failed: {inner.Message}", inner) => Index = index;

    /// <summary>The number of the sample.</summary>
    public long Index { get; }
}
