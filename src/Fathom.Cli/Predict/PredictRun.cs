using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Fathom.Cli.Predict;

/// <summary>One run of <c>fathom predict</c>: finds, plans, computes, and says what it did.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="terminal">Where to say it.</param>
internal sealed class PredictRun(PredictRequest request, Terminal terminal)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly List<Prediction> done = [];
    private int failed;

    /// <summary>Runs it.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="FathomException">Nothing can be done: the model cannot be loaded or the output not be written.</exception>
    public int Run()
    {
        var (pictures, problems) = InputPictures.Find(request.Inputs, request.Recursive, request.Output);
        foreach (var problem in problems)
            terminal.Fail(problem);

        var all = PredictionPlan.Create(pictures, request);
        var jobs = request.Existing == ExistingFiles.Keep ? [.. all.Where(job => !job.IsDone)] : all;
        if (jobs.Count < all.Count)
            terminal.Error.WriteLine($"{all.Count - jobs.Count} of {all.Count} were done before.");
        if (jobs.Count > 0)
        {
            OutputFolder.Prepare(request.Output);
            if (!Predict(jobs))
                return ExitCode.Interrupted;
        }
        var (failures, inputs) = (problems.Count + failed, problems.Count + jobs.Count);
        if (failures > 0 && inputs > 1)
            terminal.Fail($"{failures} of {inputs} failed.");
        return failures == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // False when it was interrupted.
    private bool Predict(IReadOnlyList<PredictionJob> jobs)
    {
        var pipeline = new PredictionPipeline(jobs, request);
        Exception? end = null;
        using (var progress = new ProgressLine(terminal, TimeProvider.System))
        {
            try
            {
                pipeline.Run(Finished, Failed, terminal.Interrupted);
            }
            catch (Exception error) when (IsUnwritable(error) || (error is OperationCanceledException && terminal.Interrupted.IsCancellationRequested))
            {
                end = error;
            }

            void Finished(Prediction prediction)
            {
                done.Add(prediction);
                Show();
            }

            void Failed(PredictionJob job, string reason)
            {
                Interlocked.Increment(ref failed);
                progress.Fail(reason);
            }

            void Show()
            {
                var (processed, elapsed) = (done.Count + failed, progress.Elapsed);
                var text = Words.Invariant($"{processed}/{jobs.Count}  {done.Count / elapsed.TotalSeconds:0.0}/s  {Words.Left(elapsed * (jobs.Count - processed) / processed)} left");
                progress.Show((double)processed / jobs.Count, failed == 0 ? text : $"{text}  {failed} failed");
            }
        }
        var interrupted = end is OperationCanceledException;
        if (interrupted || (end is not null && done.Count > 0))
            terminal.Fail($"{(interrupted ? "interrupted" : "stopped")}: {done.Count} of {jobs.Count} are done and whole. The same command with --skip-existing does the rest.");
        if (done.Count > 0)
            PredictSummary.Write(terminal.Output, done, request, pipeline.Load, Stopwatch.GetElapsedTime(start));
        if (end is not null && !interrupted)
            ExceptionDispatchInfo.Throw(end);
        return !interrupted;
    }

    // A result, or a folder for it; unreadable pictures do not end a run.
    private static bool IsUnwritable(Exception error) => error is WriteException or IOException or UnauthorizedAccessException;
}
