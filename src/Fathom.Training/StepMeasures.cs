namespace Fathom.Training;

/// <summary>What one step measured; see <see cref="TrainingProgress"/> for the meaning. Of a part of a step: its share.</summary>
internal readonly record struct StepMeasures
{
    public double Loss { get; init; }

    public double LossData { get; init; }

    public double LossGradient { get; init; }

    public double GradientNorm { get; init; }

    public double EncoderRate { get; init; }

    public double DecoderRate { get; init; }

    public double DataSeconds { get; init; }

    public double ForwardSeconds { get; init; }

    public double BackwardSeconds { get; init; }

    public double UpdateSeconds { get; init; }

    /// <summary>The losses and times of two parts of a step together.</summary>
    public static StepMeasures operator +(StepMeasures a, StepMeasures b) => a with
    {
        Loss = a.Loss + b.Loss,
        LossData = a.LossData + b.LossData,
        LossGradient = a.LossGradient + b.LossGradient,
        DataSeconds = a.DataSeconds + b.DataSeconds,
        ForwardSeconds = a.ForwardSeconds + b.ForwardSeconds,
        BackwardSeconds = a.BackwardSeconds + b.BackwardSeconds,
    };
}
