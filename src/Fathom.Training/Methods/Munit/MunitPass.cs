using static TorchSharp.torch;

namespace Fathom.Training.Methods.Munit;

/// <summary>One domain's half of a pass of MUNIT's generators.</summary>
/// <param name="Real">x, N×3×H×W in [−1, 1].</param>
/// <param name="Rebuilt">x decoded from its own content and style, same shape.</param>
/// <param name="Content">The content of x, N×256×H/4×W/4.</param>
/// <param name="ContentAgain">The content of x once it was translated to the other domain, same shape.</param>
/// <param name="Style">The random style that pictures were translated into this domain with, N×8×1×1.</param>
/// <param name="StyleAgain">The style of the pictures that were translated into this domain, same shape.</param>
/// <param name="Judgements">This domain's discriminator about the pictures that were translated into it, one tensor per resolution.</param>
public sealed record MunitPass(Tensor Real, Tensor Rebuilt, Tensor Content, Tensor ContentAgain, Tensor Style, Tensor StyleAgain, IReadOnlyList<Tensor> Judgements);
