using System.Text;
using Fathom.Datasets;
using Fathom.Evaluation;
using Fathom.Inference;

namespace Fathom.Cli.Evaluate;

/// <summary>One run of <c>fathom evaluate</c>.</summary>
internal static class EvaluateRun
{
    /// <summary>Scores, prints the tables, writes the files.</summary>
    /// <returns>The exit code: <see cref="ExitCode.Failed"/> where the model has no score on some frame.</returns>
    /// <exception cref="UsageException">Two predictions would get the same file.</exception>
    public static int Run(EvaluateRequest request, Terminal terminal)
    {
        var frames = Manifest.Read(request.Data).ToList();
        if (request.Predictions is not null)
            RefuseSameNames(frames, request.Predictions);
        using var estimator = DepthEstimator.Load(request.Model);
        if (request.Predictions is not null)
            OutputFolder.Prepare(request.Predictions);

        var report = Score(request, frames, estimator, terminal);

        terminal.Output.Write(report.ToMarkdown());
        if (request.Json is not null)
            AtomicFile.Write(request.Json, Encoding.UTF8.GetBytes(report.ToJson()));
        if (request.Csv is not null)
            AtomicFile.Write(request.Csv, Encoding.UTF8.GetBytes(report.ToCsv()));
        return report.Frames.Any(score => score.Predictor == estimator.Model.Name && score.Result.Errors is null) ? ExitCode.Failed : ExitCode.Done;
    }

    // One picture on two lines has one prediction, and nothing is lost.
    private static void RefuseSameNames(List<DatasetFrame> frames, string predictions)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var frame in frames)
        {
            if (!owners.TryAdd(frame.Name, frame.Picture.Path) && owners[frame.Name] != frame.Picture.Path)
                throw new UsageException($"{owners[frame.Name]} and {frame.Picture.Path} would both become {Path.Combine(predictions, frame.Name)}.pfm. Give them different names, or a manifest and a --predictions-out each.");
        }
    }

    private static Report Score(EvaluateRequest request, List<DatasetFrame> frames, DepthEstimator estimator, Terminal terminal)
    {
        using var progress = new ProgressLine(terminal, TimeProvider.System);
        var (done, frame) = (0, "");
        var model = new Predictor(estimator.Model.Name, image =>
        {
            var depth = estimator.Estimate(image, terminal.Interrupted);
            if (request.Predictions is not null)
                depth.SavePfm(Path.Combine(request.Predictions, $"{frame}.pfm"));
            return depth;
        });
        return Evaluator.Run(Samples(), [model, Predictor.Constant, Predictor.VerticalRamp], Protocols(estimator.Model.Kind), cancellationToken: terminal.Interrupted);

        IEnumerable<DepthSample> Samples()
        {
            foreach (var entry in frames)
            {
                progress.Show((double)done / frames.Count, $"{done++}/{frames.Count}");
                var sample = entry.Load();
                frame = sample.Name;
                yield return sample;
            }
        }
    }

    // Median scaling of an affine-invariant map is no fair judgement, but tables made so exist; its name says what was taken for granted.
    private static Protocol[] Protocols(DepthKind kind) =>
        [Protocol.Affine, kind == DepthKind.AffineInverseDepth ? Protocol.MedianWithShiftZero : Protocol.Median];
}
