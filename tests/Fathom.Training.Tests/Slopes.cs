using Fathom.Datasets;

namespace Fathom.Training.Tests;

/// <summary>Sloping grounds with a darker box in front: quick to make, possible to learn.</summary>
internal sealed class Slopes(long period = long.MaxValue) : ISampleSource
{
    public string Name => "slopes";

    public DepthSample Sample(long index, int width, int height)
    {
        var random = new Random((int)(index % period));
        var (left, top, tone) = (random.Next(width / 2), random.Next(height / 2), random.Next(100, 200));
        var pixels = new byte[width * height * 3];
        var metres = new float[width * height];
        for (var i = 0; i < metres.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            var box = x >= left && x < left + width / 3 && y >= top && y < top + height / 3;
            metres[i] = box ? 2 : 20 - 15f * y / height;
            pixels.AsSpan(3 * i, 3).Fill((byte)(box ? tone / 2 : tone - 60 * y / height));
        }
        return new DepthSample($"slope-{index}", new Image(width, height, pixels), new DepthMap(width, height, metres, DepthKind.MetricDepth));
    }
}
