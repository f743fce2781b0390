using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>How differently two pictures are built (Wang et al. 2004, in the form of Godard et al. 2017, sec. 3.3): 3×3 windows of equal weight.</summary>
public static class StructuralSimilarity
{
    // Keep the quotients finite where pictures are black or flat; for values in [0, 1].
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    /// <summary>clamp((1 − SSIM) / 2, 0, 1) per pixel and channel; SSIM = (2μxμy + C1)(2σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2)).</summary>
    /// <param name="first">N×C×H×W, values in [0, 1].</param>
    /// <param name="second">Same shape.</param>
    /// <returns>N×C×H×W: 0 alike, 1 opposite.</returns>
    public static Tensor Dissimilarity(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        return Dissimilarity(LocalMoments.Of(first), LocalMoments.Of(second)).MoveToOuterDisposeScope();
    }

    /// <summary><see cref="Dissimilarity(Tensor, Tensor)"/> of two pictures whose moments are known.</summary>
    internal static Tensor Dissimilarity(LocalMoments x, LocalMoments y)
    {
        using var scope = NewDisposeScope();
        var similar = (2 * x.Mean * y.Mean + C1) * (2 * x.Covariance(y) + C2);
        var largest = (x.Mean.square() + y.Mean.square() + C1) * (x.Variance + y.Variance + C2);
        return ((1 - similar / largest) / 2).clamp(0, 1).MoveToOuterDisposeScope();
    }
}
