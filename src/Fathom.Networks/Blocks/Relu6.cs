using Fathom.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>min(max(x, 0), 6).</summary>
internal static class Relu6
{
    /// <summary>Any shape; the same values with and without gradients.</summary>
    public static Tensor Apply(Tensor x)
    {
        if (!is_grad_enabled())
            return functional.relu6(x);
        // The derivative of a clamp is two comparisons, a conjunction and a selection, in bfloat16 not vectorised: a quarter of a training step.
        // That of a threshold is one pass. −threshold(−x, −6, −6) is min(x, 6), exact in every precision.
        using var scope = NewDisposeScope();
        return Aten.threshold(functional.relu(x).neg(), -6, -6).neg().MoveToOuterDisposeScope();
    }
}
