using static TorchSharp.torch;

namespace Fathom.Training.Methods.S2R;

/// <summary>A loss and what it is made of; scalars. Dispose after the backward pass.</summary>
/// <param name="Total">Depth + λ·Structure.</param>
/// <param name="Depth"><see cref="DepthLoss"/>.</param>
/// <param name="Structure"><see cref="StructureLoss"/>, unweighted.</param>
public sealed record StructureStageTerms(Tensor Total, Tensor Depth, Tensor Structure);
