using static TorchSharp.torch;

namespace Fathom.Training.Methods.CycleGan;

/// <summary>One domain's half of a pass of CycleGAN's generators. Pictures are N×3×H×W in [−1, 1].</summary>
/// <param name="Real">x, a picture of this domain.</param>
/// <param name="There">The other domain's discriminator about x taken there.</param>
/// <param name="Back">x taken to the other domain and back.</param>
/// <param name="Kept">x given to the generator that makes this domain: nothing should change. Null where the identity loss is off.</param>
public sealed record CycleGanPass(Tensor Real, Tensor There, Tensor Back, Tensor? Kept);
