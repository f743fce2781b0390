using static TorchSharp.torch;

namespace Fathom.Training.Methods.S2R;

/// <summary>The loss of S2R-DepthNet's second stage, which trains the structure decoder. The loss of the third stage, which trains the attention, is <see cref="DepthLoss"/> alone.</summary>
/// <param name="Structure">λ, the weight of the structure term.</param>
/// <param name="EdgeWeight">h of <see cref="StructureLoss"/>.</param>
public sealed record StructureStage(double Structure = 1, double EdgeWeight = 0.001)
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="depths">N×1×h×w each, in (−1, 1).</param>
    /// <param name="structure">N×1×H×W, in (0, 1).</param>
    /// <param name="target">N×1×H×W, in [−1, 1].</param>
    /// <exception cref="ArgumentException">There is no depth.</exception>
    public StructureStageTerms Compute(IReadOnlyList<Tensor> depths, Tensor structure, Tensor target)
    {
        using var scope = NewDisposeScope();
        var depthLoss = DepthLoss.Loss(depths, target);
        var structureLoss = StructureLoss.Loss(structure, target, EdgeWeight);
        var total = depthLoss + Structure * structureLoss;
        return new StructureStageTerms(total.MoveToOuterDisposeScope(), depthLoss.MoveToOuterDisposeScope(), structureLoss.MoveToOuterDisposeScope());
    }
}
