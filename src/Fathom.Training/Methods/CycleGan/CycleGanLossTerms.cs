using static TorchSharp.torch;

namespace Fathom.Training.Methods.CycleGan;

/// <summary>The generators' loss and what it is made of, both domains added; scalars. Dispose after the backward pass.</summary>
/// <param name="Total">Adversarial + λ·(Cycle + weight·Identity).</param>
/// <param name="Adversarial">Least squares.</param>
/// <param name="Cycle">mean |back − x|, unweighted.</param>
/// <param name="Identity">mean |kept − x|, unweighted; 0 where it is off.</param>
public sealed record CycleGanLossTerms(Tensor Total, Tensor Adversarial, Tensor Cycle, Tensor Identity);
