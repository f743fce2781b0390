using static TorchSharp.torch;

namespace Fathom.Training.Methods.Midas;

/// <summary>The training loss of MiDaS: data term + α · gradient term, both on the same residual (Ranftl et al. 2020, sec. 5).</summary>
/// <param name="Kind">The data term.</param>
/// <param name="Gradient">α, the weight of the gradient term; 0.5 in the paper.</param>
/// <param name="Scales">Resolutions of the gradient term.</param>
/// <param name="Trim">Share of pixels that <see cref="MidasLossKind.SsiTrim"/> leaves out.</param>
public sealed record MidasLoss(MidasLossKind Kind = MidasLossKind.SsiTrim, double Gradient = 0.5, int Scales = 4, double Trim = 0.2)
{
    /// <summary>The loss of a batch, mean over pictures.</summary>
    /// <param name="prediction">Affine-invariant inverse depth, N×H×W.</param>
    /// <param name="target">Inverse depth up to scale and shift, same shape; anything where the mask is 0.</param>
    /// <param name="mask">1 where the target is measured, else 0; same shape and type as the prediction.</param>
    public MidasLossTerms Compute(Tensor prediction, Tensor target, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var residual = Kind == MidasLossKind.SsiMse
            ? Residuals.LeastSquares(prediction, target, mask)
            : Residuals.Robust(prediction, target, mask);
        var data = Kind switch
        {
            MidasLossKind.SsiMse => ResidualLosses.Mse(residual, mask),
            MidasLossKind.SsiMae => ResidualLosses.Mae(residual, mask),
            _ => ResidualLosses.Trimmed(residual, mask, Trim),
        };
        var gradient = ResidualLosses.GradientMatching(residual, mask, Scales);
        var total = data + Gradient * gradient;
        return new MidasLossTerms(total.MoveToOuterDisposeScope(), data.MoveToOuterDisposeScope(), gradient.MoveToOuterDisposeScope());
    }
}
