using static TorchSharp.torch;

namespace Fathom.Training.Methods.Midas;

/// <summary>
/// The losses of MiDaS as equations over a residual R of <see cref="Residuals"/> (Ranftl et al. 2020, sec. 5). R and mask are N×H×W, results are scalars.
/// M is the number of measured pixels of a picture.
/// </summary>
public static class ResidualLosses
{
    /// <summary>1/(2M) Σ R² (eq. 1 with ρ = squares).</summary>
    public static Tensor Mse(Tensor residual, Tensor mask, Reduction reduction = Reduction.Image)
    {
        using var scope = NewDisposeScope();
        return Reduce(Masked.Sum(residual * residual, mask), 2 * Masked.Count(mask), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>1/(2M) Σ |R| (eq. 1 with ρ = absolute value).</summary>
    public static Tensor Mae(Tensor residual, Tensor mask, Reduction reduction = Reduction.Image)
    {
        using var scope = NewDisposeScope();
        return Reduce(Masked.Sum(residual.abs(), mask), 2 * Masked.Count(mask), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>1/(2M) Σ |R| over the ⌊(1 − trim)·M⌋ smallest of each picture (eq. 7): the worst pixels are taken for faults of the target.</summary>
    /// <param name="residual">N×H×W.</param>
    /// <param name="mask">N×H×W, 0 or 1.</param>
    /// <param name="trim">Share of pixels left out, 0 to 1.</param>
    /// <param name="reduction">How pictures are put together.</param>
    public static Tensor Trimmed(Tensor residual, Tensor mask, double trim = 0.2, Reduction reduction = Reduction.Image)
    {
        using var scope = NewDisposeScope();
        var size = residual.abs();
        var kept = Masked.SmallestShare(size, mask, 1 - trim);
        return Reduce(Masked.Sum(size, kept), 2 * Masked.Count(mask), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Multi-scale gradient matching Σ_k 1/M_k Σ (|∂x R_k| + |∂y R_k|). R_k is every 2^k-th pixel of R, M_k its measured pixels; a difference counts
    /// where both neighbours are measured.
    /// </summary>
    /// <param name="residual">N×H×W.</param>
    /// <param name="mask">N×H×W, 0 or 1.</param>
    /// <param name="scales">How many resolutions, 4 in the paper.</param>
    /// <param name="reduction">How pictures are put together.</param>
    public static Tensor GradientMatching(Tensor residual, Tensor mask, int scales = 4, Reduction reduction = Reduction.Image)
    {
        using var scope = NewDisposeScope();
        var total = zeros([], residual.dtype);
        for (var k = 0; k < scales; k++)
        {
            var (r, m) = (EveryNth(residual, 1 << k), EveryNth(mask, 1 << k));
            total += Reduce(SumOfDifferences(r, m, 1) + SumOfDifferences(r, m, 2), Masked.Count(m), reduction);
        }
        return total.MoveToOuterDisposeScope();
    }

    private static Tensor EveryNth(Tensor x, long step) => x.slice(1, 0, x.shape[1], step).slice(2, 0, x.shape[2], step);

    private static Tensor SumOfDifferences(Tensor residual, Tensor mask, long dimension)
    {
        var last = residual.shape[dimension] - 1;
        return Masked.Sum(Differences.ToNext(residual, dimension).abs(), mask.narrow(dimension, 1, last) * mask.narrow(dimension, 0, last));
    }

    private static Tensor Reduce(Tensor sums, Tensor counts, Reduction reduction) => reduction switch
    {
        Reduction.Image => (sums / counts.clamp_min(1)).mean(),
        _ => sums.sum() / counts.sum().clamp_min(1),
    };
}
