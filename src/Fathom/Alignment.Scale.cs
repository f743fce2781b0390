using System.Numerics;

namespace Fathom;

public static partial class Alignment
{
    /// <summary>Least squares of a scale alone: s = argmin Σ (s · prediction − target)² = Σ p · t / Σ p², in the space of the values (depth, or inverse depth).</summary>
    /// <param name="prediction">Values up to a scale, finite under the mask.</param>
    /// <param name="target">The measurement in the same space, finite under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <returns>The factor for the prediction; 0 without a masked pixel and where the prediction is 0 everywhere.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LeastSquaresScale(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        return LeastSquaresScale<float>(Masked(prediction, mask), Masked(target, mask));
    }

    /// <summary>The same over all values, of any precision.</summary>
    /// <param name="prediction">Finite values up to a scale.</param>
    /// <param name="target">As many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LeastSquaresScale<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IFloatingPoint<T>
    {
        CheckLengths(prediction, target);
        double cross = 0, square = 0;
        for (var i = 0; i < prediction.Length; i++)
        {
            var p = double.CreateTruncating(prediction[i]);
            cross += p * double.CreateTruncating(target[i]);
            square += p * p;
        }
        return square > 0 ? cross / square : 0;
    }

    /// <summary>Least squares of a scale in log space: s = exp(mean(log target − log prediction)), the scale of the scale-invariant error (Eigen et al. 2014, eq. 1).</summary>
    /// <remarks>The same for depths and, inverted, for inverse depths: no space is preferred.</remarks>
    /// <param name="prediction">Values up to a scale, positive and finite under the mask.</param>
    /// <param name="target">The measurement in the same space, positive and finite under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <exception cref="ArgumentException">The lengths differ, no pixel is masked, or a masked value has no logarithm.</exception>
    public static double LogScale(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        var count = 0;
        double sum = 0;
        for (var i = 0; i < mask.Length; i++)
            if (mask[i])
            {
                sum += Log(target[i], nameof(target)) - Log(prediction[i], nameof(prediction));
                count++;
            }
        return count > 0 ? Math.Exp(sum / count) : throw NoPixel();
    }

    /// <summary>Least squares in log space with a free exponent: log target = Exponent · log prediction + log Factor, so target = Factor · prediction^Exponent.</summary>
    /// <remarks>Where the prediction is constant, the exponent is 0 and the factor the geometric mean of the target.</remarks>
    /// <param name="prediction">Positive and finite under the mask.</param>
    /// <param name="target">Positive and finite under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <exception cref="ArgumentException">The lengths differ, no pixel is masked, or a masked value has no logarithm.</exception>
    public static PowerLaw LeastSquaresInLog(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        var p = Logs(prediction, mask, nameof(prediction));
        var t = Logs(target, mask, nameof(target));
        var line = mask.Contains(true) ? LeastSquares(p, t, mask) : throw NoPixel();
        return new PowerLaw(line.Scale, Math.Exp(line.Shift));
    }

    /// <summary>Robust scale: the median of target / prediction. Right as long as fewer than half of the pixels are wrong, however wrong they are.</summary>
    /// <param name="prediction">Values up to a scale, positive and finite under the mask.</param>
    /// <param name="target">The measurement in the same space, finite under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <exception cref="ArgumentException">The lengths differ, no pixel is masked, or a masked prediction is not positive.</exception>
    public static double RobustScale(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        var ratios = new float[mask.Length];
        for (var i = 0; i < mask.Length; i++)
            if (mask[i])
                ratios[i] = prediction[i] > 0 ? (float)((double)target[i] / prediction[i]) : throw new ArgumentException("A masked prediction is not positive.", nameof(prediction));
        var kept = Masked(ratios, mask);
        return kept.IsEmpty ? throw NoPixel() : Quantiles.Median(kept);
    }

    private static float[] Logs(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, string name)
    {
        var logs = new float[values.Length];
        for (var i = 0; i < logs.Length; i++)
            if (mask[i])
                logs[i] = (float)Log(values[i], name);
        return logs;
    }

    private static double Log(float value, string name) =>
        value > 0 && float.IsFinite(value) ? Math.Log(value) : throw new ArgumentException($"{value} has no logarithm to align in.", name);

    private static ArgumentException NoPixel() => new("No pixel is masked: nothing to align to.", "mask");
}
