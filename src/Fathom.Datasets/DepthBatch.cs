namespace Fathom.Datasets;

/// <summary>A batch ready for a network: planar pictures with inverse depth and its mask. Every value is finite.</summary>
public sealed class DepthBatch
{
    internal DepthBatch(long firstSample, int count, int width, int height)
    {
        (FirstSample, Count, Width, Height) = (firstSample, count, width, height);
        var pixels = width * height;
        Images = GC.AllocateUninitializedArray<float>(checked(count * 3 * pixels));
        Targets = GC.AllocateUninitializedArray<float>(count * pixels);
        Masks = GC.AllocateUninitializedArray<float>(count * pixels);
        Names = new string[count];
    }

    /// <summary>Number of the first sample; the others follow it.</summary>
    public long FirstSample { get; }

    /// <summary>N, the number of samples.</summary>
    public int Count { get; }

    /// <summary>W in pixels.</summary>
    public int Width { get; }

    /// <summary>H in pixels.</summary>
    public int Height { get; }

    /// <summary>N×3×H×W: red, green, blue planes in [0, 1], not normalised.</summary>
    public float[] Images { get; }

    /// <summary>N×H×W: inverse depth in 1/metres (up to what its kind leaves open, <see cref="TrainingTarget"/>), 0 for sky and wherever the mask is 0; or what the augmentation makes of it (<see cref="S2RAugmentation"/>).</summary>
    public float[] Targets { get; }

    /// <summary>N×H×W: 1 where the target is known (sky included), else 0.</summary>
    public float[] Masks { get; }

    /// <summary>N names of the scenes that the samples show.</summary>
    public string[] Names { get; }
}
