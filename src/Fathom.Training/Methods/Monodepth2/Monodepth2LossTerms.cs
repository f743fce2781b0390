using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>A loss and what it is made of; scalars. Dispose after the backward pass.</summary>
/// <param name="Total">Photometric + weight × Smoothness.</param>
/// <param name="Photometric">The mean over resolutions of the least photometric error.</param>
/// <param name="Smoothness">The mean over resolutions s of the smoothness term / 2^s, unweighted.</param>
public sealed record Monodepth2LossTerms(Tensor Total, Tensor Photometric, Tensor Smoothness);
