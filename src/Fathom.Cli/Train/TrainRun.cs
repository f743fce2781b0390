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
        terminal.Error.WriteLine(Words.Invariant($"{recipe.Model}: {recipe.Samples} samples, {recipe.Steps} steps of {recipe.SamplesPerStep}, seed {recipe.Seed}; in {request.Folder}"));
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
        if (result.Step < recipe.Steps)
            terminal.Output.WriteLine(Words.Invariant($"  stopped after step {result.Step} of {recipe.Steps}: no better in {recipe.Validation!.Patience} validations"));
        if (result.Best is { } best)
            terminal.Output.WriteLine(Words.Invariant($"  best: AbsRel {best.AbsRel:0.0000} after step {best.Step}  →  {best.File}"));
        terminal.Output.WriteLine($"  {Words.Duration(Stopwatch.GetElapsedTime(start))} in this run; log in {Path.Combine(request.Folder, "log.jsonl")}");
        terminal.Output.WriteLine($"  next: fathom export {result.Best?.File ?? request.Folder}");
        return ExitCode.Done;
    }

    private static string ResumeCommand(TrainRequest request) =>
        string.Join(' ', ["fathom", "train", Quoted(request.Recipe), "--run", Quoted(request.Folder), "--resume", .. request.Changes.Select(Quoted)]);

    // For a POSIX shell.
    private static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=+,:@%".Contains(c)) ? word : $"'{word.Replace("'", "'\\''")}'";

    // Not Progress<T>, which reports from another thread and out of order.
    private sealed class Display(ProgressLine progress) : IProgress<TrainingEvent>
    {
        private string validated = "";

        public void Report(TrainingEvent value)
        {
            switch (value)
            {
                case TrainingProgress line:
                    var compute = line.ForwardSeconds + line.BackwardSeconds + line.UpdateSeconds;
                    progress.Show(
                        (double)line.Step / line.Steps,
                        Words.Invariant($"step {line.Step}/{line.Steps}  loss {line.Loss:0.0000}{validated}  {line.SamplesPerSecond:0.0} samples/s, {line.ScenesPerSecond:0.0} new scenes/s  a step: data {line.DataSeconds:0.00} s, compute {compute:0.00} s  ")
                            + $"{Words.Left(TimeSpan.FromSeconds(line.SecondsLeft))} left");
                    break;
                case ValidationResult { AbsRel: { } absRel } result:
                    validated = Words.Invariant($"  AbsRel {absRel:0.0000} at {result.Step}{(result.IsBest ? " (best)" : "")}");
                    break;
                case TrainingWarning warning:
                    progress.Fail(warning.Warning);
                    break;
            }
        }
    }
}
