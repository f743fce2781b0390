namespace Fathom.Training;

/// <summary>What one step measured; see <see cref="TrainingProgress"/> for the meaning.</summary>
internal readonly record struct StepMeasures(
    double Loss, double LossData, double LossGradient, double GradientNorm, double EncoderRate, double DecoderRate,
    double DataSeconds, double ForwardSeconds, double BackwardSeconds, double UpdateSeconds);
