namespace Fathom.Datasets.Tests;

/// <summary>Every pixel of sample n tells n and its own position, so that a test can see where it came from. Takes long for some, to shuffle the threads.</summary>
internal sealed class NumberedSource : ISampleSource
{
    private int made;

    public string Name => "numbered";

    /// <summary>How often a sample was made.</summary>
    public int Made => made;

    /// <summary>The sample that fails.</summary>
    public long Failing { get; init; } = -1;

    /// <summary>Blocks every sample until it is set.</summary>
    public ManualResetEventSlim Open { get; init; } = new(true);

    public DepthSample Sample(long index, int width, int height)
    {
        Interlocked.Increment(ref made);
        Open.Wait();
        if (index % 3 == 0)
            Thread.Sleep(2);
        if (index == Failing)
            throw new FathomException("the world has no ground");

        var pixels = new byte[3 * width * height];
        var depth = new float[width * height];
        for (var i = 0; i < depth.Length; i++)
        {
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = ((byte)index, (byte)(i % width), (byte)(i / width));
            depth[i] = i % 7 == 0 ? float.PositiveInfinity : 1 + index + i / 1000f;
        }
        return new DepthSample($"numbered/{index}", new Image(width, height, pixels), new DepthMap(width, height, depth, DepthKind.MetricDepth));
    }
}
