namespace Fathom.Datasets;

/// <summary>The pictures of a batch of triplets, each N×3×H×W: red, green, blue planes in [0, 1], not normalised.</summary>
public sealed class TripletPictures
{
    internal TripletPictures(int length, bool otherEye)
    {
        (Previous, Target, Next) = (Planes(length), Planes(length), Planes(length));
        OtherEye = otherEye ? Planes(length) : null;
    }

    /// <summary>I₋₁, the pictures before the target in time.</summary>
    public float[] Previous { get; }

    /// <summary>I₀, whose depth is asked for.</summary>
    public float[] Target { get; }

    /// <summary>I₊₁, the pictures after it.</summary>
    public float[] Next { get; }

    /// <summary>The other eye's pictures at the target's time; null where they were not asked for.</summary>
    public float[]? OtherEye { get; }

    // Every value is written: clearing what takes 100 MB a batch would take as long as reading a picture.
    private static float[] Planes(int length) => GC.AllocateUninitializedArray<float>(length);
}
