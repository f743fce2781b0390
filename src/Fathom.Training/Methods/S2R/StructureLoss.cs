using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.S2R;

/// <summary>A structure map should be empty except where depth changes (Chen et al. 2021, structure regularisation).</summary>
public static class StructureLoss
{
    /// <summary>mean |S|·e^(−h·(|∂x D| + |∂y D|)), differences to the next pixel, 0 in the last column and row.</summary>
    /// <param name="structure">S: N×1×H×W, in (0, 1).</param>
    /// <param name="target">D: N×1×H×W, 2·depth/farthest − 1, in [−1, 1].</param>
    /// <param name="edgeWeight">h. The published 0.001 leaves the edges almost without effect: |∂D| is below 2, so the weight is above 0.996.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor structure, Tensor target, double edgeWeight = 0.001)
    {
        using var scope = NewDisposeScope();
        var edges = Differences.ToNext(pad(target, (0, 1, 0, 0), PaddingModes.Replicate), 3).abs()
            + Differences.ToNext(pad(target, (0, 0, 0, 1), PaddingModes.Replicate), 2).abs();
        return (structure.abs() * (-edgeWeight * edges).exp()).mean().MoveToOuterDisposeScope();
    }
}
