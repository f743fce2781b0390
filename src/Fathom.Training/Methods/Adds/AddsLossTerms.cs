using static TorchSharp.torch;

namespace Fathom.Training.Methods.Adds;

/// <summary>The weighted losses of ADDS beside Monodepth2's, day and night added; scalars. Dispose after the backward pass.</summary>
/// <param name="Total">The sum of the others.</param>
/// <param name="Orthogonality">Codes and Gram matrices.</param>
/// <param name="Reconstruction">Squared error and squared mean error.</param>
/// <param name="Similarity">Night against day.</param>
public sealed record AddsLossTerms(Tensor Total, Tensor Orthogonality, Tensor Reconstruction, Tensor Similarity);
