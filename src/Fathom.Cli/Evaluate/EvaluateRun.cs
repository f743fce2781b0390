using System.Security.Cryptography;
using System.Text;
using Fathom.Datasets;
using Fathom.Evaluation;
using Fathom.Inference;

namespace Fathom.Cli.Evaluate;

/// <summary>One run of <c>fathom evaluate</c>.</summary>
internal sealed class EvaluateRun(EvaluateRequest request, Terminal terminal)
{
    /// <summary>Scores, prints the tables, writes the files.</summary>
    /// <returns>The exit code: <see cref="ExitCode.Failed"/> where some frame has no score, or a prediction is no depth.</returns>
    /// <exception cref="FathomException">The data, a protocol or the model cannot be used.</exception>
    public int Run()
    {
        using var estimator = request.Predictions is null ? DepthEstimator.Load(request.Model) : null;
        var source = EvaluationData.Of(request, estimator?.Model.Kind ?? request.Kind);
        var frames = FrameNames.MakeDistinct(source.Frames);
        foreach (var folder in new[] { request.Out, request.PredictionsOut }.OfType<string>())
            OutputFolder.Prepare(folder);
        using var progress = new ProgressLine(terminal, TimeProvider.System);
        IReadOnlyList<Predictor> predictors = [estimator is null ? new PredictionFiles(request.Predictions!, request.Kind, request.PngSteps).AsPredictor(Path.GetFileName(Path.GetFullPath(request.Predictions!).TrimEnd(Path.DirectorySeparatorChar))) : Model(estimator), Predictor.Constant, Predictor.VerticalRamp, .. Mean(source, progress)];

        using var journal = new Journal(Path.Combine(request.Out, "journal.jsonl"), source.Protocols, predictors);
        if (journal.Resumed > 0)
            terminal.Error.WriteLine($"{request.Out}: goes on after {journal.Resumed} frames.");
        var report = new Evaluator(predictors, source.Protocols) { Threads = request.Threads, Journal = journal }.Run(frames, new Listener(done => Show(progress, done, journal.Resumed, frames.Count)), terminal.Interrupted);

        progress.Dispose();
        terminal.Output.Write(report.ToMarkdown());
        if (source is { Training: null, TrainingMap: null })
            terminal.Output.WriteLine("No mean depth map beside it: a training split is not at hand; --training names one.");
        foreach (var (name, text) in new[] { ("scores.csv", report.ToCsv()), ("summary.json", report.ToJson()) })
            AtomicFile.Write(Path.Combine(request.Out, name), Encoding.UTF8.GetBytes(text));
        using var drawing = new ProgressLine(terminal, TimeProvider.System);
        HtmlReport.Write(Path.Combine(request.Out, "report.html"), report, string.Join('/', Path.GetFullPath(request.Data).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).TakeLast(2)), frames,
            new CountListener(state => drawing.Show((double)state.Done / state.Of, $"report: {state.Done}/{state.Of} pictures")), terminal.Interrupted);
        return report.Faults.Any() ? ExitCode.Failed : ExitCode.Done;
    }

    // The network has all cores to itself; other frames are read and scored beside it.
    private Predictor Model(DepthEstimator estimator)
    {
        var gate = new object();
        return new Predictor(estimator.Model.Name, frame =>
        {
            var image = frame.Image;
            DepthMap depth;
            lock (gate)
                depth = estimator.Estimate(image, terminal.Interrupted);
            if (request.PredictionsOut is { } folder)
                depth.SavePfm(Path.Combine(folder, $"{frame.Frame.Name}.pfm"));
            return depth;
        })
        {
            Identity = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(ModelStore.Find().Resolve(request.Model ?? ModelStore.DefaultModel)))),
        };
    }

    private IEnumerable<Predictor> Mean(EvaluationData source, ProgressLine progress)
    {
        if (source.TrainingMap is { } map)
            yield return MeanDepth.AsPredictor(map);
        else if (source.Training is { } training)
            yield return MeanDepth.AsPredictor(MeanDepth.Of(training, new CountListener(state => progress.Show((double)state.Done / state.Of, $"mean depth map: {state.Done}/{state.Of}")), terminal.Interrupted));
    }

    private static void Show(ProgressLine progress, int done, int resumed, int count)
    {
        var left = done > resumed ? $", {Words.Left(progress.Elapsed / (done - resumed) * (count - done))} left" : "";
        progress.Show((double)done / count, $"{done}/{count}{left}");
    }

    private sealed class Listener(Action<int> heard) : IProgress<int>
    {
        public void Report(int value) => heard(value);
    }

    private sealed class CountListener(Action<(int Done, int Of)> heard) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => heard(value);
    }
}
