using TorchSharp;
using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>Monodepth2's disparity in (0, 1) at four scales, each N×1×H×W of its resolution.</summary>
/// <param name="Full">Scale 0: the picture's size.</param>
/// <param name="Half">Scale 1.</param>
/// <param name="Quarter">Scale 2.</param>
/// <param name="Eighth">Scale 3.</param>
public sealed record Disparities(Tensor Full, Tensor Half, Tensor Quarter, Tensor Eighth)
{
    /// <summary>All, from full size down: scales 0 to 3.</summary>
    public IReadOnlyList<Tensor> Scales => [Full, Half, Quarter, Eighth];

    /// <summary>Moves all to the scope around the one that each is in.</summary>
    public Disparities MoveToOuterDisposeScope()
    {
        Scales.MoveToOuterDisposeScope();
        return this;
    }
}
