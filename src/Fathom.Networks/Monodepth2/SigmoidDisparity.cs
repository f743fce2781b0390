using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>Between a sigmoid's output and depth (Godard et al. 2019, section 3.3; code's disp_to_depth).</summary>
public static class SigmoidDisparity
{
    /// <summary>The nearest depth of Monodepth2 and ADDS.</summary>
    public const double Nearest = 0.1;

    /// <summary>The farthest depth of Monodepth2 and ADDS.</summary>
    public const double Farthest = 100;

    /// <summary>1 / farthest + (1 / nearest − 1 / farthest) · disparity: inverse depth in [1 / farthest, 1 / nearest].</summary>
    /// <param name="disparity">Any shape, in [0, 1].</param>
    /// <param name="nearest">Depth at disparity 1.</param>
    /// <param name="farthest">Depth at disparity 0.</param>
    public static Tensor ToInverseDepth(Tensor disparity, double nearest = Nearest, double farthest = Farthest) =>
        (disparity * (1 / nearest - 1 / farthest)).add_(1 / farthest);

    /// <summary>1 / <see cref="ToInverseDepth"/>: depth in [nearest, farthest], up to scale.</summary>
    /// <param name="disparity">Any shape, in [0, 1].</param>
    /// <param name="nearest">Depth at disparity 1.</param>
    /// <param name="farthest">Depth at disparity 0.</param>
    public static Tensor ToDepth(Tensor disparity, double nearest = Nearest, double farthest = Farthest)
    {
        using var scope = NewDisposeScope();
        return ToInverseDepth(disparity, nearest, farthest).reciprocal().MoveToOuterDisposeScope();
    }
}
