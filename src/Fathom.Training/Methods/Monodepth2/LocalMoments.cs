using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>Mean and variance of the 3×3 pixels around each pixel, the picture reflected at its edge. Computed once for all comparisons with the same picture.</summary>
/// <param name="Centred">The picture minus ½ with a border of one reflected pixel, N×C×(H+2)×(W+2).</param>
/// <param name="CentredMean">μ − ½, N×C×H×W.</param>
/// <param name="Mean">μ, N×C×H×W.</param>
/// <param name="Variance">σ², N×C×H×W.</param>
internal sealed record LocalMoments(Tensor Centred, Tensor CentredMean, Tensor Mean, Tensor Variance)
{
    // E[x²] − μ² loses digits where μ is far from 0; taking the middle of [0, 1] off first makes single precision five times as exact.
    private const double Middle = 0.5;

    /// <summary>The moments of a picture, N×C×H×W, values in [0, 1].</summary>
    public static LocalMoments Of(Tensor picture)
    {
        using var scope = NewDisposeScope();
        var centred = pad(picture - Middle, (1, 1, 1, 1), PaddingModes.Reflect);
        var centredMean = Window(centred);
        var mean = centredMean + Middle;
        var variance = Window(centred.square()) - centredMean.square();
        return new LocalMoments(
            centred.MoveToOuterDisposeScope(), centredMean.MoveToOuterDisposeScope(), mean.MoveToOuterDisposeScope(), variance.MoveToOuterDisposeScope());
    }

    /// <summary>σxy of the windows of two pictures.</summary>
    public Tensor Covariance(LocalMoments other)
    {
        using var scope = NewDisposeScope();
        return (Window(Centred * other.Centred) - CentredMean * other.CentredMean).MoveToOuterDisposeScope();
    }

    // Sums of shifted pictures: on CPU half the time of avg_pool2d, forward and backward, and windows are most of the loss's time.
    private static Tensor Window(Tensor padded) => SumOfThree(SumOfThree(padded, 2), 3) * (1 / 9.0);

    private static Tensor SumOfThree(Tensor x, long dimension)
    {
        var length = x.shape[dimension] - 2;
        return x.narrow(dimension, 0, length) + x.narrow(dimension, 1, length) + x.narrow(dimension, 2, length);
    }
}
