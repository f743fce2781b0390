using System.Numerics;

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
        return LeastSquares<float>(Masked(prediction, mask), Masked(target, mask));
    }

    /// <summary>The same over all values, of any precision.</summary>
    /// <param name="prediction">Finite values.</param>
    /// <param name="target">As many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ScaleShift LeastSquares<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IFloatingPoint<T>
    {
        CheckLengths(prediction, target);
        if (prediction.IsEmpty)
            return default;
        double sumP = 0, sumT = 0;
        T min = prediction[0], max = prediction[0];
        for (var i = 0; i < prediction.Length; i++)
        {
            sumP += double.CreateTruncating(prediction[i]);
            sumT += double.CreateTruncating(target[i]);
            (min, max) = (T.Min(min, prediction[i]), T.Max(max, prediction[i]));
        }
        double meanP = sumP / prediction.Length, meanT = sumT / prediction.Length;
        if (min == max)
            return new ScaleShift(0, meanT);
        // Moments about the mean: the determinant of the raw ones cancels where values are large and their spread is small.
        double variance = 0, covariance = 0;
        for (var i = 0; i < prediction.Length; i++)
        {
            var deviation = double.CreateTruncating(prediction[i]) - meanP;
            variance += deviation * deviation;
            covariance += deviation * (double.CreateTruncating(target[i]) - meanT);
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

    private static void CheckLengths<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target)
    {
        if (prediction.Length != target.Length)
            throw new ArgumentException($"Prediction and target have {prediction.Length} and {target.Length} values.", nameof(prediction));
    }

    private static void CheckLengths(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        if (prediction.Length != target.Length || prediction.Length != mask.Length)
            throw new ArgumentException($"Prediction, target and mask have {prediction.Length}, {target.Length} and {mask.Length} values.", nameof(prediction));
    }
}
