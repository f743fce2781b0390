namespace Fathom.Datasets;

/// <summary>A batch for learning without depth from neighbours in time and the other eye.</summary>
public sealed class TripletBatch
{
    internal TripletBatch(long firstSample, int count, TripletSettings settings)
    {
        (FirstSample, Count, Width, Height) = (firstSample, count, settings.Width, settings.Height);
        var length = count * 3 * Width * Height;
        (Plain, Jittered) = (new TripletPictures(length, settings.OtherEye), new TripletPictures(length, settings.OtherEye));
        (Intrinsics, Baselines, Names) = (new float[9 * count], new float[count], new string[count]);
    }

    /// <summary>Number of the first sample; the others follow it.</summary>
    public long FirstSample { get; }

    /// <summary>N, the number of samples.</summary>
    public int Count { get; }

    /// <summary>W in pixels.</summary>
    public int Width { get; }

    /// <summary>H in pixels.</summary>
    public int Height { get; }

    /// <summary>The colours as they are: what photometric losses compare.</summary>
    public TripletPictures Plain { get; }

    /// <summary>The same pictures with colours varied, alike within a sample: what networks look at.</summary>
    public TripletPictures Jittered { get; }

    /// <summary>N×3×3: intrinsics K in pixels of H×W pictures, pixel centres at whole numbers (<see cref="Camera"/>). A mirrored picture has cx' = W − 1 − cx.</summary>
    public float[] Intrinsics { get; }

    /// <summary>N: metres that the other eye stands to the right of the camera, negative: to the left, as seen in the batch: mirroring turns it round. 0 without other eye.</summary>
    public float[] Baselines { get; }

    /// <summary>N names of the target frames.</summary>
    public string[] Names { get; }
}
