using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>From a sigmoid's output to depth (Godard et al. 2019, section 3.3), in the range of Monodepth2 and ADDS.</summary>
internal static class SigmoidDisparity
{
    private const double Nearest = 0.1;
    private const double Farthest = 100;

    /// <summary>1 / (1 / farthest + (1 / nearest − 1 / farthest) · disparity).</summary>
    /// <param name="disparity">Any shape, in [0, 1].</param>
    public static Tensor ToDepth(Tensor disparity)
    {
        using var scope = NewDisposeScope();
        return (disparity * (1 / Nearest - 1 / Farthest)).add_(1 / Farthest).reciprocal().MoveToOuterDisposeScope();
    }
}
