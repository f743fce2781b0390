using System.Collections.Concurrent;
using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Scores predictors on frames with measured depth, under protocols, beside each other.</summary>
public sealed class Evaluator
{
    private readonly IReadOnlyList<Predictor> predictors;
    private readonly IReadOnlyList<Protocol> protocols;

    /// <summary>An evaluator.</summary>
    /// <param name="predictors">At least one, names different.</param>
    /// <param name="protocols">At least one, names different.</param>
    public Evaluator(IReadOnlyList<Predictor> predictors, IReadOnlyList<Protocol> protocols)
    {
        RequireNames([.. predictors.Select(predictor => predictor.Name)], nameof(predictors));
        RequireNames([.. protocols.Select(protocol => protocol.Name)], nameof(protocols));
        (this.predictors, this.protocols) = (predictors, protocols);
    }

    /// <summary>Threads that read and score, at least 1. The scores do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where scores are kept frame by frame, so that a later run goes on; null for none.</summary>
    public Journal? Journal { get; init; }

    /// <summary>Scores frames. What is wrong with one is its result, and the others are scored.</summary>
    /// <param name="frames">At least one, names different.</param>
    /// <param name="progress">Hears how many frames are done; on any thread.</param>
    /// <param name="cancellationToken">Ends the run between two frames; the journal keeps what is done.</param>
    /// <exception cref="FathomException">There is no frame, or two have one name.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Report Run(IReadOnlyList<DatasetFrame> frames, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        if (frames.Count == 0)
            throw new FathomException("There is no frame to score: the manifest or split is empty.");
        if (frames.GroupBy(frame => frame.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new FathomException($"Two frames are called {twice.Key}: {twice.First().Picture.Path} and {twice.Last().Picture.Path}. Scores and predictions need different names.");

        var before = protocols.Any(protocol => protocol.Metrics.Contains(Metric.Temporal)) ? FrameMotion.Predecessors(frames) : [];
        var scores = new FrameScores[frames.Count];
        var done = 0;
        // One by one: frames that a thread took ahead would be lost when the run is stopped.
        var order = Partitioner.Create(Enumerable.Range(0, frames.Count), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken }, i =>
            {
                var stamp = Stamp(frames[i]);
                if (Journal?.Find(frames[i].Name, stamp) is { } known)
                {
                    scores[i] = known;
                }
                else
                {
                    scores[i] = Score(frames[i], before.GetValueOrDefault(frames[i].Name), stamp);
                    Journal?.Add(scores[i]);
                }
                progress?.Report(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException error) when (error.InnerExceptions is [FathomException first, ..])
        {
            throw new FathomException(first.Message, first);
        }
        return new Report(protocols, predictors, scores);
    }

    // Other data under the same names, and predictions made anew, are scored again.
    private string Stamp(DatasetFrame frame) =>
        string.Join('|', predictors.Select(predictor => predictor.Stamp(frame)).Prepend(frame.Depth is { } depth && new FileInfo(depth.Path) is { Exists: true } file ? FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "").Prepend(frame.Picture.Path));

    private FrameScores Score(DatasetFrame frame, DatasetFrame? before, string stamp)
    {
        FrameScores Of(IReadOnlyList<string>? fingerprints, IReadOnlyList<IReadOnlyList<FrameResult>> results) => new(frame.Name, frame.Place, frame.Condition, stamp, fingerprints, results);
        try
        {
            var truth = Truth.Load(frame);
            var scorers = protocols.Select(protocol => new PictureScorer(protocol, truth)).ToList();
            var seen = new EvaluationFrame(frame, truth.Width, truth.Height);
            var earlier = before is null ? null : new EvaluationFrame(before, truth.Width, truth.Height);
            var motion = earlier is null ? null : new FrameMotion(seen, earlier, truth.Width, truth.Height);
            return Of([.. scorers.Select(scorer => scorer.Fingerprint())], [.. predictors.Select(predictor => Score(predictor, scorers, seen, earlier, motion))]);
        }
        catch (FathomException error)
        {
            return Of(null, [.. predictors.Select(_ => Failed($"the truth cannot be used: {error.Message.TrimEnd('.')}"))]);
        }
    }

    private IReadOnlyList<FrameResult> Score(Predictor predictor, List<PictureScorer> scorers, EvaluationFrame frame, EvaluationFrame? before, FrameMotion? motion)
    {
        try
        {
            var prediction = predictor.Predict(frame);
            (DepthMap, FrameMotion)? previous = motion is null ? null : (predictor.Predict(before!), motion);
            return [.. scorers.Zip(protocols, (scorer, protocol) => scorer.Score(prediction, protocol.Metrics.Contains(Metric.Temporal) ? previous : null))];
        }
        catch (FathomException error)
        {
            return Failed(error.Message.TrimEnd('.'));
        }
    }

    private IReadOnlyList<FrameResult> Failed(string problem) => [.. protocols.Select(_ => FrameResult.Failed(0, problem))];

    private static void RequireNames(IReadOnlyCollection<string> names, string parameter)
    {
        if (names.Count == 0 || names.Distinct().Count() < names.Count)
            throw new ArgumentException($"At least one is needed, and no name twice; given: {string.Join(", ", names)}.", parameter);
    }
}
