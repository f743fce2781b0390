namespace Fathom.Datasets;

/// <summary>How a scene becomes a sample: what is varied, and in what the target is measured.</summary>
public abstract record SampleAugmentation
{
    private protected SampleAugmentation() { }

    /// <summary>Checks every number.</summary>
    /// <exception cref="FathomException">A number is out of range; the message names it.</exception>
    public abstract void Validate();

    /// <summary>What one thread writes samples with. Sample n is a pure function of <paramref name="seed"/> and n.</summary>
    internal abstract SampleWriter CreateWriter(ulong seed);
}

/// <summary>Writes sample number <paramref name="index"/>.</summary>
/// <param name="scene">What it shows.</param>
/// <param name="index">Its number.</param>
/// <param name="image">3×H×W in [0, 1].</param>
/// <param name="target">H×W.</param>
/// <param name="mask">H×W: 1 where the target is known.</param>
internal delegate void SampleWriter(TrainingScene scene, long index, Span<float> image, Span<float> target, Span<float> mask);
