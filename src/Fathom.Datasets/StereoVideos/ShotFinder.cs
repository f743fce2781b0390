namespace Fathom.Datasets.StereoVideos;

/// <summary>
/// Finds hard cuts as FFmpeg's filter <c>select='gt(scene,T)'</c> does: the mean absolute difference to the frame before, or its change where that is smaller (a fast pan differs from frame to frame, but always alike),
/// over 100 grey levels. Ours: the frame after a cut begins no shot, because the change from a cut's difference to any other is large; rows that are black in both frames do not count, so that a letterbox does not dilute the difference.
/// </summary>
internal sealed class ShotFinder(double threshold, double blackLevel)
{
    private Image? before;
    private double difference;
    private int number;

    public List<int> Cuts { get; } = [];

    public void Add(Image frame)
    {
        if (before is not null)
        {
            var now = Difference(before, frame);
            if (Math.Min(now, Math.Abs(now - difference)) / 100 > threshold && (Cuts.Count == 0 || Cuts[^1] != number - 1))
                Cuts.Add(number);
            difference = now;
        }
        (before, number) = (frame, number + 1);
    }

    private double Difference(Image one, Image other)
    {
        long sum = 0, count = 0;
        var length = 3 * one.Width;
        for (var y = 0; y < one.Height; y++)
        {
            ReadOnlySpan<byte> a = one.Pixels.AsSpan(y * length, length), b = other.Pixels.AsSpan(y * length, length);
            int here = 0, there = 0, apart = 0;
            for (var i = 0; i < length; i++)
            {
                here += a[i];
                there += b[i];
                apart += Math.Abs(a[i] - b[i]);
            }
            if (Math.Max(here, there) > blackLevel * length)
                (sum, count) = (sum + apart, count + length);
        }
        return count == 0 ? 0 : (double)sum / count;
    }
}
