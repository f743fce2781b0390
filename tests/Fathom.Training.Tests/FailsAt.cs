using Fathom.Datasets;

namespace Fathom.Training.Tests;

/// <summary>Slopes up to a sample that cannot be made.</summary>
internal sealed class FailsAt(long index) : ISampleSource
{
    private readonly Slopes slopes = new();

    public string Name => "fails";

    public DepthSample Sample(long n, int width, int height) => n < index ? slopes.Sample(n, width, height) : throw new InvalidOperationException("power cut");
}
