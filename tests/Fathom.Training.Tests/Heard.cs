namespace Fathom.Training.Tests;

/// <summary>Passes events of one type on, at once.</summary>
internal sealed class Heard<T>(Action<T> action) : IProgress<TrainingEvent>
    where T : TrainingEvent
{
    public void Report(TrainingEvent value)
    {
        if (value is T happened)
            action(happened);
    }
}
