namespace Fathom;

/// <summary>Fits a prediction without a known scale to a measurement. All sums in double precision.</summary>
public static partial class Alignment
{
    /// <summary>Least squares: (s, t) = argmin Σ (s · prediction + t − target)² over the masked pixels, in closed form (Ranftl et al. 2020, eq. 4).</summary>
    /// <remarks>Where the prediction is constant, every s is optimal with some t; then s = 0 and t = mean(target). Without a masked pixel both are 0.</remarks>
    /// <param name="prediction">One value a pixel, finite under the mask.</param>
    /// <param name="target">The measurement in the same space (for inverse depth, 1 / depth), finite under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ScaleShift LeastSquares(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        long count = 0;
        double sumP = 0, sumT = 0;
        float min = float.PositiveInfinity, max = float.NegativeInfinity;
        for (var i = 0; i < mask.Length; i++)
            if (mask[i])
            {
                count++;
                sumP += prediction[i];
                sumT += target[i];
                (min, max) = (Math.Min(min, prediction[i]), Math.Max(max, prediction[i]));
            }
        if (count == 0)
            return default;

        double meanP = sumP / count, meanT = sumT / count;
        if (min == max)
            return new ScaleShift(0, meanT);
        // Moments about the mean: the determinant of the raw ones cancels where values are large and their spread is small.
        double variance = 0, covariance = 0;
        for (var i = 0; i < mask.Length; i++)
            if (mask[i])
            {
                var deviation = prediction[i] - meanP;
                variance += deviation * deviation;
                covariance += deviation * (target[i] - meanT);
            }
        var scale = covariance / variance;
        return new ScaleShift(scale, meanT - scale * meanP);
    }

    /// <summary>Median scaling: median(target) / median(prediction) over the masked pixels (Zhou et al. 2017), medians as numpy's.</summary>
    /// <param name="prediction">Depth up to a scale, one value a pixel, not NaN under the mask.</param>
    /// <param name="target">Measured depth, not NaN under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <returns>The factor for the prediction; infinite or NaN where the prediction's median is 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pixel is masked.</exception>
    public static double MedianScale(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        return Quantiles.Median(Masked(target, mask)) / Quantiles.Median(Masked(prediction, mask));
    }

    private static Span<float> Masked(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask)
    {
        var kept = new float[mask.Count(true)];
        var count = 0;
        for (var i = 0; i < mask.Length; i++)
            if (mask[i])
                kept[count++] = values[i];
        return kept;
    }

    private static void CheckLengths(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        if (prediction.Length != target.Length || prediction.Length != mask.Length)
            throw new ArgumentException($"Prediction, target and mask have {prediction.Length}, {target.Length} and {mask.Length} values.", nameof(prediction));
    }
}
