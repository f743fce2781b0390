using static TorchSharp.torch;

namespace Fathom.Training.Methods.Midas;

/// <summary>
/// What is left between prediction and target once scale and shift are taken out, per picture (Ranftl et al. 2020, sec. 5). All are N×H×W;
/// prediction and target are inverse depth up to scale and shift, mask is 1 where the target is measured, else 0. The target may hold anything, NaN
/// included, where the mask is 0; residuals are 0 there.
/// </summary>
public static class Residuals
{
    // Keeps the quotient finite for a constant picture; the public implementation of the loss has the same bound.
    private const double SmallestDeviation = 1e-6;

    // How far, in units of the type's precision, a mean over many pixels may be off: its sum is rounded some ten times.
    private const double RoundingOfMean = 16;

    /// <summary>s·d + t − d* with the scale and shift that minimise its squares (eq. 2–4). The target's own units.</summary>
    /// <returns>N×H×W.</returns>
    public static Tensor LeastSquares(Tensor prediction, Tensor target, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var (scale, shift) = FitScaleShift(prediction, target, mask);
        return Masked.Clean(scale * prediction + shift - target, mask).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Scale and shift, N×1×1 each, that minimise Σ m (s·d + t − d*)² (eq. 3–4). Around the means, where the closed form loses the fewest digits.
    /// A prediction that is constant, up to the rounding of its mean, gets scale 0 and the target's mean as shift.
    /// </summary>
    public static (Tensor Scale, Tensor Shift) FitScaleShift(Tensor prediction, Tensor target, Tensor mask)
    {
        using var scope = NewDisposeScope();
        prediction = Masked.Clean(prediction, mask);
        target = Masked.Clean(target, mask);
        var (meanOfPrediction, meanOfTarget) = (Masked.Mean(prediction, mask), Masked.Mean(target, mask));
        var centred = prediction - meanOfPrediction;
        var variance = Masked.Sum(centred * centred, mask);
        var covariance = Masked.Sum(centred * (target - meanOfTarget), mask);
        var rounding = RoundingOfMean * Epsilon(prediction.dtype) * meanOfPrediction;
        var constant = variance.le(Masked.Count(mask) * rounding * rounding);
        var scale = (covariance / variance.masked_fill(constant, 1)).masked_fill(constant, 0);
        var shift = meanOfTarget - scale * meanOfPrediction;
        return (scale.MoveToOuterDisposeScope(), shift.MoveToOuterDisposeScope());
    }

    /// <summary>d̂ − d̂*: both normalised by median and mean absolute deviation (eq. 5–6). Free of units.</summary>
    /// <returns>N×H×W.</returns>
    public static Tensor Robust(Tensor prediction, Tensor target, Tensor mask)
    {
        using var scope = NewDisposeScope();
        return Masked.Clean(NormalizeRobustly(prediction, mask) - NormalizeRobustly(target, mask), mask).MoveToOuterDisposeScope();
    }

    /// <summary>(d − median d) / mean |d − median d|, over the measured pixels of each picture (eq. 5).</summary>
    /// <returns>N×H×W; unmeasured pixels hold finite values without meaning.</returns>
    public static Tensor NormalizeRobustly(Tensor values, Tensor mask)
    {
        using var scope = NewDisposeScope();
        values = Masked.Clean(values, mask);
        var centred = values - Masked.Median(values, mask);
        var deviation = Masked.Mean(centred.abs(), mask).clamp_min(SmallestDeviation);
        return (centred / deviation).MoveToOuterDisposeScope();
    }

    // From 1 to the next larger number.
    private static double Epsilon(ScalarType type) => type == ScalarType.Float64 ? Math.BitIncrement(1.0) - 1 : MathF.BitIncrement(1) - 1;
}
