using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>How differently two pictures look (Godard et al. 2019, eq. 2).</summary>
public static class PhotometricError
{
    // α of the paper.
    private const double ShareOfStructure = 0.85;

    /// <summary>pe(a, b) = 0.85·(1 − SSIM)/2 + 0.15·|a − b|, both the mean over channels.</summary>
    /// <param name="first">N×C×H×W, values in [0, 1].</param>
    /// <param name="second">Same shape.</param>
    /// <returns>N×1×H×W.</returns>
    public static Tensor Measure(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        return Measure(first, second, LocalMoments.Of(second)).MoveToOuterDisposeScope();
    }

    /// <summary><see cref="Measure(Tensor, Tensor)"/> where the second picture's moments are known.</summary>
    internal static Tensor Measure(Tensor first, Tensor second, LocalMoments momentsOfSecond)
    {
        using var scope = NewDisposeScope();
        var structure = StructuralSimilarity.Dissimilarity(LocalMoments.Of(first), momentsOfSecond);
        var colour = (first - second).abs();
        return (ShareOfStructure * structure.mean([1], keepdim: true) + (1 - ShareOfStructure) * colour.mean([1], keepdim: true)).MoveToOuterDisposeScope();
    }
}
