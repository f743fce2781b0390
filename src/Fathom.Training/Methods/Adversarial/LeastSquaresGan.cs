using static TorchSharp.torch;

namespace Fathom.Training.Methods.Adversarial;

/// <summary>Least-squares adversarial losses (Mao et al. 2017, eq. 9 without its factors 1/2): 1 is real, 0 is made.</summary>
public static class LeastSquaresGan
{
    /// <summary>Σ over resolutions of mean (D(real) − 1)² + mean D(fake)². The fakes must be detached from the generator.</summary>
    /// <param name="real">What the discriminator says of real pictures, one tensor per resolution, any shape.</param>
    /// <param name="fake">The same of made ones.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">The numbers of resolutions differ, or are 0.</exception>
    public static Tensor Discriminator(IReadOnlyList<Tensor> real, IReadOnlyList<Tensor> fake)
    {
        if (real.Count != fake.Count)
            throw new ArgumentException($"{real.Count} resolutions of real, but {fake.Count} of made pictures.", nameof(fake));
        using var scope = NewDisposeScope();
        return (DistanceFrom(1, real) + DistanceFrom(0, fake)).MoveToOuterDisposeScope();
    }

    /// <summary>Σ over resolutions of mean (D(fake) − 1)².</summary>
    /// <param name="fake">What the discriminator says of made pictures, one tensor per resolution, any shape.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">There is no resolution.</exception>
    public static Tensor Generator(IReadOnlyList<Tensor> fake) => DistanceFrom(1, fake);

    private static Tensor DistanceFrom(double label, IReadOnlyList<Tensor> judgements)
    {
        if (judgements.Count == 0)
            throw new ArgumentException("There is no judgement.", nameof(judgements));
        using var scope = NewDisposeScope();
        return judgements.Select(judgement => (judgement - label).square().mean()).Aggregate((sum, term) => sum + term).MoveToOuterDisposeScope();
    }
}
