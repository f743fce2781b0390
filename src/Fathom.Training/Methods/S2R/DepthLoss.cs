using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.S2R;

/// <summary>The supervised loss of S2R-DepthNet's depths (Chen et al. 2021; Zheng et al. 2018).</summary>
public static class DepthLoss
{
    /// <summary>Σ over resolutions of mean |d_s − D_s|; D_s is D resized bilinearly, corner pixels on corner pixels. Every pixel counts.</summary>
    /// <param name="depths">d_s: N×1×h×w each, in (−1, 1).</param>
    /// <param name="target">D: N×1×H×W, 2·depth/farthest − 1, in [−1, 1].</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">There is no depth.</exception>
    public static Tensor Loss(IReadOnlyList<Tensor> depths, Tensor target)
    {
        if (depths.Count == 0)
            throw new ArgumentException("There is no depth.", nameof(depths));
        using var scope = NewDisposeScope();
        return depths.Select(depth => l1_loss(depth, Resized(target, depth))).Aggregate((sum, term) => sum + term).MoveToOuterDisposeScope();
    }

    private static Tensor Resized(Tensor target, Tensor depth) =>
        interpolate(target, [depth.shape[2], depth.shape[3]], mode: InterpolationMode.Bilinear, align_corners: true);
}
