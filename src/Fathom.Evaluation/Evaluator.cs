using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Scores predictors on pictures with measured depth.</summary>
public static class Evaluator
{
    /// <summary>Scores predictors under protocols, beside each other.</summary>
    /// <param name="samples">Pictures with metric depth, crop and cap; enumerated once.</param>
    /// <param name="predictors">At least one, names different.</param>
    /// <param name="protocols">At least one, names different.</param>
    /// <param name="progress">Hears the name of every frame when it is done.</param>
    /// <param name="cancellationToken">Ends the run between two frames.</param>
    /// <exception cref="FathomException">A frame cannot be read, or there is none.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Report Run(
        IEnumerable<DepthSample> samples,
        IReadOnlyList<Predictor> predictors,
        IReadOnlyList<Protocol> protocols,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequireNames([.. predictors.Select(predictor => predictor.Name)], nameof(predictors));
        RequireNames([.. protocols.Select(protocol => protocol.Name)], nameof(protocols));

        var scores = new List<FrameScore>();
        var fingerprints = protocols.Select(protocol => new FingerprintBuilder(protocol)).ToList();
        foreach (var sample in samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var fingerprint in fingerprints)
                fingerprint.Add(sample);
            foreach (var predictor in predictors)
            {
                var prediction = predictor.Predict(sample.Image);
                scores.AddRange(protocols.Select(protocol =>
                    new FrameScore(sample.Name, sample.Place, sample.Condition, predictor.Name, protocol.Name, protocol.Score(prediction, sample))));
            }
            progress?.Report(sample.Name);
        }
        if (scores.Count == 0)
            throw new FathomException("There is no frame to score; the manifest is empty.");
        return new Report([.. protocols.Zip(fingerprints, (protocol, fingerprint) => new ReportProtocol(protocol, fingerprint.Finish()))], scores);
    }

    private static void RequireNames(IReadOnlyCollection<string> names, string parameter)
    {
        if (names.Count == 0 || names.Distinct().Count() < names.Count)
            throw new ArgumentException($"At least one is needed, and no name twice; given: {string.Join(", ", names)}.", parameter);
    }
}
