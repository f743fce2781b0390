namespace Fathom.Datasets.Tests;

/// <summary>The same sample again and again.</summary>
internal sealed class FixedSource(DepthSample sample) : ISampleSource
{
    public string Name => "fixed";

    public DepthSample Sample(long index, int width, int height) => sample;
}
