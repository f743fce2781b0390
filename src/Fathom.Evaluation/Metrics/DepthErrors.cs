using System.Numerics.Tensors;

namespace Fathom.Evaluation;

/// <summary>The numbers by which depth is judged, over the scored pixels of one picture. p: predicted, g: measured, in metres; d = ln p − ln g. All sums in double precision.</summary>
/// <param name="AbsRel">mean |p − g| / g (Eigen et al. 2014, as the next six).</param>
/// <param name="SqRel">mean (p − g)² / g, in metres.</param>
/// <param name="Rmse">√ mean (p − g)², in metres.</param>
/// <param name="RmseLog">√ mean d².</param>
/// <param name="Delta1">Share of pixels with max(p/g, g/p) below 1.25, in [0, 1].</param>
/// <param name="Delta2">Share below 1.25².</param>
/// <param name="Delta3">Share below 1.25³.</param>
/// <param name="Log10">mean |log₁₀ p − log₁₀ g| (Saxena et al. 2009).</param>
/// <param name="SiLog">100 · √(mean d² − (mean d)²), as KITTI's depth benchmark (Uhrig et al. 2017): the scale-invariant error of Eigen et al. 2014 with λ = 1.</param>
/// <param name="IRmse">√ mean (1/p − 1/g)², in 1/kilometres, as KITTI's depth benchmark.</param>
public readonly record struct DepthErrors(double AbsRel, double SqRel, double Rmse, double RmseLog, double Delta1, double Delta2, double Delta3, double Log10, double SiLog, double IRmse)
{
    // Of doubles; what is computed from them stays in the first-level cache.
    private const int Block = 512;

    /// <summary>"δ > 1.25" of MiDaS: percent of pixels that miss δ1.</summary>
    public double OutlierPercent => 100 * (1 - Delta1);

    /// <summary>√ mean (log₁₀ p − log₁₀ g)², the last number of the Make3D tables.</summary>
    public double RmseLog10 => RmseLog / Math.Log(10);

    /// <summary>Compares the depths of the scored pixels of one picture.</summary>
    /// <param name="predicted">N metres, above 0.</param>
    /// <param name="measured">N metres, above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no pixel: there is no error of nothing.</exception>
    public static DepthErrors Measure(ReadOnlySpan<double> predicted, ReadOnlySpan<double> measured)
    {
        if (predicted.Length != measured.Length || predicted.IsEmpty)
            throw new ArgumentException($"Prediction and measurement have {predicted.Length} and {measured.Length} pixels; as many are needed, and at least one.", nameof(predicted));
        double absRel = 0, sqRel = 0, square = 0, sumLog = 0, absLog = 0, squareLog = 0, squareInverse = 0;
        long within1 = 0, within2 = 0, within3 = 0;
        Span<double> errors = stackalloc double[Block], shares = stackalloc double[Block], ratios = stackalloc double[Block], others = stackalloc double[Block];
        for (var start = 0; start < predicted.Length; start += Block)
        {
            var count = Math.Min(Block, predicted.Length - start);
            ReadOnlySpan<double> p = predicted.Slice(start, count), g = measured.Slice(start, count);
            Span<double> error = errors[..count], share = shares[..count], ratio = ratios[..count], other = others[..count];
            TensorPrimitives.Subtract(p, g, error);
            TensorPrimitives.Divide(error, g, share);
            absRel += TensorPrimitives.SumOfMagnitudes<double>(share);
            sqRel += TensorPrimitives.Dot<double>(error, share);
            square += TensorPrimitives.SumOfSquares<double>(error);
            // (p − g) / (g · p) is 1/g − 1/p.
            TensorPrimitives.Divide(share, p, other);
            squareInverse += TensorPrimitives.SumOfSquares<double>(other);

            TensorPrimitives.Divide(p, g, ratio);
            TensorPrimitives.Divide(g, p, other);
            TensorPrimitives.Max(ratio, other, other);
            within1 += Counting.Below(other, 1.25);
            within2 += Counting.Below(other, 1.25 * 1.25);
            within3 += Counting.Below(other, 1.25 * 1.25 * 1.25);

            TensorPrimitives.Log<double>(ratio, ratio);
            sumLog += TensorPrimitives.Sum<double>(ratio);
            absLog += TensorPrimitives.SumOfMagnitudes<double>(ratio);
            squareLog += TensorPrimitives.SumOfSquares<double>(ratio);
        }
        double n = predicted.Length, meanLog = sumLog / n;
        return new DepthErrors(
            absRel / n, sqRel / n, Math.Sqrt(square / n), Math.Sqrt(squareLog / n), within1 / n, within2 / n, within3 / n, absLog / n / Math.Log(10),
            100 * Math.Sqrt(Math.Max(0, squareLog / n - meanLog * meanLog)), 1000 * Math.Sqrt(squareInverse / n));
    }
}
