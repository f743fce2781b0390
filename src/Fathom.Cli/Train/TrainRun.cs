using System.Diagnostics;
using Fathom.Training;

namespace Fathom.Cli.Train;

/// <summary>One run of <c>fathom train</c>.</summary>
internal static class TrainRun
{
    /// <summary>Trains to the end or to Ctrl-C, and says what there is then.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(TrainRequest request, Terminal terminal)
    {
        var recipe = Recipe.Load(request.Recipe, request.Changes);
        terminal.Error.WriteLine(Words.Invariant($"{recipe.Model}: {recipe.Samples} samples, {recipe.Steps} steps of {recipe.Batch}, seed {recipe.Seed}; in {request.Folder}"));
        var start = Stopwatch.GetTimestamp();
        TrainingResult result;
        using (var progress = new ProgressLine(terminal, TimeProvider.System))
            result = Trainer.Run(recipe, request.Folder, request.Resume, new Display(progress), terminal.Interrupted);

        if (result.ModelFile is null)
        {
            terminal.Fail($"interrupted at step {result.Step} of {recipe.Steps}; a checkpoint holds all of it. Go on:\n  {ResumeCommand(request)}");
            return ExitCode.Interrupted;
        }
        terminal.Output.WriteLine($"{recipe.Model}  {result.Samples} samples  →  {result.ModelFile}");
        terminal.Output.WriteLine($"  {Words.Duration(Stopwatch.GetElapsedTime(start))} in this run; log in {Path.Combine(request.Folder, "log.jsonl")}");
        terminal.Output.WriteLine($"  next: fathom export {request.Folder}");
        return ExitCode.Done;
    }

    private static string ResumeCommand(TrainRequest request) =>
        string.Join(' ', ["fathom", "train", request.Recipe, "--run", request.Folder, "--resume", .. request.Changes.Select(change => change.Contains(' ') ? $"'{change}'" : change)]);

    // Not Progress<T>, which reports from another thread and out of order.
    private sealed class Display(ProgressLine progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            var compute = value.ForwardSeconds + value.BackwardSeconds + value.UpdateSeconds;
            progress.Show(
                (double)value.Step / value.Steps,
                Words.Invariant($"step {value.Step}/{value.Steps}  loss {value.Loss:0.0000}  {value.SamplesPerSecond:0.0} samples/s  a step: data {value.DataSeconds:0.00} s, compute {compute:0.00} s  ")
                    + $"{Words.Left(TimeSpan.FromSeconds(value.SecondsLeft))} left");
        }
    }
}
