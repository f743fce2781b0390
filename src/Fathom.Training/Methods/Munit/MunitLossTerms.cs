using static TorchSharp.torch;

namespace Fathom.Training.Methods.Munit;

/// <summary>The generators' loss and what it is made of, both domains added, unweighted; scalars. Dispose after the backward pass.</summary>
/// <param name="Total">The weighted sum of the others.</param>
/// <param name="Adversarial">Least squares, all resolutions.</param>
/// <param name="Picture">mean |rebuilt − x|.</param>
/// <param name="Content">mean |content again − content|.</param>
/// <param name="Style">mean |style again − style|.</param>
public sealed record MunitLossTerms(Tensor Total, Tensor Adversarial, Tensor Picture, Tensor Content, Tensor Style);
