namespace Fathom.Training;

/// <summary>The share of the peak learning rate at each step: a straight line up, then half a cosine down to 0 (Loshchilov and Hutter 2017, eq. 5).</summary>
/// <param name="Steps">Steps in all.</param>
/// <param name="Warmup">Steps of the line.</param>
public readonly record struct LearningRateSchedule(long Steps, int Warmup)
{
    /// <summary>In (0, 1]: (step + 1) / warm-up while rising, then ½ (1 + cos π x), x from 0 to just below 1.</summary>
    /// <param name="step">0 for the first.</param>
    public double At(long step) => step < Warmup
        ? (step + 1.0) / Warmup
        : 0.5 * (1 + Math.Cos(Math.PI * (step - Warmup) / Math.Max(1, Steps - Warmup)));
}
