using Fathom.Training.Methods.Adversarial;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Munit;

/// <summary>The generators' loss of MUNIT (Huang et al. 2018, eq. 1–5), without the optional cycle and perceptual terms. Its discriminators learn by <see cref="LeastSquaresGan.Discriminator"/>.</summary>
/// <param name="Adversarial">Weight of the adversarial loss.</param>
/// <param name="Picture">λ_x, weight of the rebuilt pictures.</param>
/// <param name="Content">λ_c, weight of the content codes.</param>
/// <param name="Style">λ_s, weight of the style codes.</param>
public sealed record MunitLoss(double Adversarial = 1, double Picture = 10, double Content = 1, double Style = 1)
{
    /// <summary>The loss of both generators.</summary>
    public MunitLossTerms Generators(MunitPass a, MunitPass b)
    {
        using var scope = NewDisposeScope();
        var adversarial = LeastSquaresGan.Generator(a.Judgements) + LeastSquaresGan.Generator(b.Judgements);
        var picture = l1_loss(a.Rebuilt, a.Real) + l1_loss(b.Rebuilt, b.Real);
        var content = l1_loss(a.ContentAgain, a.Content) + l1_loss(b.ContentAgain, b.Content);
        var style = l1_loss(a.StyleAgain, a.Style) + l1_loss(b.StyleAgain, b.Style);
        var total = Adversarial * adversarial + Picture * picture + Content * content + Style * style;
        return new MunitLossTerms(
            total.MoveToOuterDisposeScope(), adversarial.MoveToOuterDisposeScope(), picture.MoveToOuterDisposeScope(), content.MoveToOuterDisposeScope(), style.MoveToOuterDisposeScope());
    }
}
