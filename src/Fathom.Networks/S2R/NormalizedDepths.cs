using TorchSharp;
using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>S2R-DepthNet's depth at four scales, each N×1×H×W of its resolution, in (−1, 1): −1 is at the camera, 1 at the end of the range (80 m or 8 m).</summary>
/// <param name="Eighth">The coarsest.</param>
/// <param name="Quarter">A quarter of the picture's size.</param>
/// <param name="Half">Half of it.</param>
/// <param name="Full">The picture's size.</param>
public sealed record NormalizedDepths(Tensor Eighth, Tensor Quarter, Tensor Half, Tensor Full)
{
    /// <summary>All, from coarse to fine as in the published code.</summary>
    public IReadOnlyList<Tensor> Scales => [Eighth, Quarter, Half, Full];

    /// <summary>Moves all to the scope around the one that each is in.</summary>
    public NormalizedDepths MoveToOuterDisposeScope()
    {
        Scales.MoveToOuterDisposeScope();
        return this;
    }
}
