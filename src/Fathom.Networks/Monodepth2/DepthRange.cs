using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>The depths that a sigmoid disparity stands for (Godard et al. 2019, sec. 4; Godard et al. 2017), in the range of Monodepth2 and ADDS. Up to the unknown scale of monocular training.</summary>
/// <param name="Nearest">Depth of disparity 1.</param>
/// <param name="Farthest">Depth of disparity 0.</param>
public sealed record DepthRange(double Nearest = 0.1, double Farthest = 100)
{
    /// <summary>1/farthest + (1/nearest − 1/farthest)·d: inverse depth, which published evaluations call scaled disparity.</summary>
    /// <param name="disparity">Output of a sigmoid, in [0, 1], any shape.</param>
    /// <returns>Same shape, in [1/farthest, 1/nearest].</returns>
    public Tensor InverseDepth(Tensor disparity)
    {
        using var scope = NewDisposeScope();
        return (disparity * (1 / Nearest - 1 / Farthest)).add_(1 / Farthest).MoveToOuterDisposeScope();
    }

    /// <summary>1 / <see cref="InverseDepth"/>.</summary>
    /// <param name="disparity">Output of a sigmoid, in [0, 1], any shape.</param>
    /// <returns>Same shape, in [nearest, farthest].</returns>
    public Tensor Depth(Tensor disparity)
    {
        using var scope = NewDisposeScope();
        return InverseDepth(disparity).reciprocal().MoveToOuterDisposeScope();
    }
}
