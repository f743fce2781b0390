using System.Diagnostics;
using Fathom.Datasets;

namespace Fathom.Training;

/// <summary>Puts the steps between two lines of the log together.</summary>
internal sealed class TrainingMeter(Recipe recipe, BatchLoader loader)
{
    private readonly List<StepMeasures> steps = [];
    private long since = Stopwatch.GetTimestamp();
    private long scenes;

    public void Add(StepMeasures step) => steps.Add(step);

    /// <summary>Leaves out time that was not spent on steps.</summary>
    public void Skip(TimeSpan time) => since += (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>The line after <paramref name="step"/> steps; starts the next.</summary>
    public TrainingProgress Read(long step)
    {
        var now = Stopwatch.GetTimestamp();
        var secondsPerStep = Stopwatch.GetElapsedTime(since, now).TotalSeconds / steps.Count;
        var made = loader.Scenes;
        var line = new TrainingProgress
        {
            Step = step,
            Steps = recipe.Steps,
            Samples = step * recipe.SamplesPerStep,
            Loss = steps.Average(s => s.Loss),
            LossData = steps.Average(s => s.LossData),
            LossGradient = steps.Average(s => s.LossGradient),
            GradientNorm = steps.Average(s => s.GradientNorm),
            EncoderRate = steps[^1].EncoderRate,
            DecoderRate = steps[^1].DecoderRate,
            DataSeconds = steps.Average(s => s.DataSeconds),
            ForwardSeconds = steps.Average(s => s.ForwardSeconds),
            BackwardSeconds = steps.Average(s => s.BackwardSeconds),
            UpdateSeconds = steps.Average(s => s.UpdateSeconds),
            SamplesPerSecond = recipe.SamplesPerStep / secondsPerStep,
            ScenesPerSecond = (made - scenes) / (secondsPerStep * steps.Count),
            SecondsLeft = (recipe.Steps - step) * secondsPerStep,
        };
        steps.Clear();
        (since, scenes) = (now, made);
        return line;
    }
}
