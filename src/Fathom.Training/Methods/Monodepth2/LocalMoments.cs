using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>Mean and variance of the 3×3 pixels around each pixel, the picture reflected at its edge. Shared by all comparisons with the same picture.</summary>
/// <param name="Padded">The picture with a border of one reflected pixel, N×C×(H+2)×(W+2).</param>
/// <param name="Mean">μ, N×C×H×W.</param>
/// <param name="SquaredMean">μ², N×C×H×W.</param>
/// <param name="Variance">σ² = E[x²] − μ², N×C×H×W.</param>
internal sealed record LocalMoments(Tensor Padded, Tensor Mean, Tensor SquaredMean, Tensor Variance)
{
    /// <summary>The moments of a picture, N×C×H×W.</summary>
    public static LocalMoments Of(Tensor picture)
    {
        using var scope = NewDisposeScope();
        var padded = pad(picture, (1, 1, 1, 1), PaddingModes.Reflect);
        var mean = Window(padded);
        var squaredMean = mean.square();
        var variance = Window(padded.square()) - squaredMean;
        return new LocalMoments(padded.MoveToOuterDisposeScope(), mean.MoveToOuterDisposeScope(), squaredMean.MoveToOuterDisposeScope(), variance.MoveToOuterDisposeScope());
    }

    /// <summary>The mean of each 3×3 window, N×C×(H+2)×(W+2) → N×C×H×W.</summary>
    public static Tensor Window(Tensor padded) => avg_pool2d(padded, 3, stride: 1);
}
