using static TorchSharp.torch;

namespace Fathom.Training.Methods.Midas;

/// <summary>A loss and what it is made of; scalars. Dispose after the backward pass.</summary>
/// <param name="Total">Data + weight × Gradient.</param>
/// <param name="Data">The scale-and-shift-invariant term.</param>
/// <param name="Gradient">The multi-scale gradient term, unweighted.</param>
public sealed record MidasLossTerms(Tensor Total, Tensor Data, Tensor Gradient);
