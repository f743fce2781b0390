namespace Fathom.Evaluation;

/// <summary>The seven numbers by which depth is judged (Eigen et al. 2014), over the scored pixels of one picture, or their means over pictures. p: predicted, g: measured, in metres.</summary>
/// <param name="AbsRel">mean |p − g| / g.</param>
/// <param name="SqRel">mean (p − g)² / g, in metres.</param>
/// <param name="Rmse">√ mean (p − g)², in metres.</param>
/// <param name="RmseLog">√ mean (ln p − ln g)².</param>
/// <param name="Delta1">Share of pixels with max(p/g, g/p) below 1.25, in [0, 1].</param>
/// <param name="Delta2">Share below 1.25².</param>
/// <param name="Delta3">Share below 1.25³.</param>
public readonly record struct DepthErrors(double AbsRel, double SqRel, double Rmse, double RmseLog, double Delta1, double Delta2, double Delta3)
{
    /// <summary>"δ > 1.25" of MiDaS: percent of pixels that miss δ1.</summary>
    public double OutlierPercent => 100 * (1 - Delta1);

    /// <summary>Compares two depths of one picture.</summary>
    /// <param name="predicted">Metres, above 0 under the mask.</param>
    /// <param name="measured">Metres, above 0 under the mask.</param>
    /// <param name="mask">True for the scored pixels.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no pixel is scored: there is no error of nothing.</exception>
    public static DepthErrors Measure(ReadOnlySpan<double> predicted, ReadOnlySpan<float> measured, ReadOnlySpan<bool> mask)
    {
        if (predicted.Length != measured.Length || predicted.Length != mask.Length)
            throw new ArgumentException($"Prediction, measurement and mask have {predicted.Length}, {measured.Length} and {mask.Length} values.", nameof(predicted));
        double absRel = 0, sqRel = 0, square = 0, squareLog = 0;
        long count = 0, within1 = 0, within2 = 0, within3 = 0;
        for (var i = 0; i < mask.Length; i++)
        {
            if (!mask[i])
                continue;
            double p = predicted[i], g = measured[i], error = p - g, log = Math.Log(p / g), ratio = Math.Max(p / g, g / p);
            count++;
            absRel += Math.Abs(error) / g;
            sqRel += error * error / g;
            square += error * error;
            squareLog += log * log;
            within1 += ratio < 1.25 ? 1 : 0;
            within2 += ratio < 1.25 * 1.25 ? 1 : 0;
            within3 += ratio < 1.25 * 1.25 * 1.25 ? 1 : 0;
        }
        if (count == 0)
            throw new ArgumentException("No pixel is scored.", nameof(mask));
        double n = count;
        return new DepthErrors(absRel / n, sqRel / n, Math.Sqrt(square / n), Math.Sqrt(squareLog / n), within1 / n, within2 / n, within3 / n);
    }

    /// <summary>The mean of each number over pictures, every picture counting the same; null of none.</summary>
    public static DepthErrors? Mean(IReadOnlyCollection<DepthErrors> pictures) => pictures.Count == 0 ? null : new DepthErrors(
        pictures.Average(errors => errors.AbsRel),
        pictures.Average(errors => errors.SqRel),
        pictures.Average(errors => errors.Rmse),
        pictures.Average(errors => errors.RmseLog),
        pictures.Average(errors => errors.Delta1),
        pictures.Average(errors => errors.Delta2),
        pictures.Average(errors => errors.Delta3));
}
