namespace Fathom.Evaluation;

/// <summary>The means of one predictor under one protocol over a group of frames.</summary>
/// <param name="Group">"all", a place, or a place and a condition ("street/night").</param>
/// <param name="Predictor">Whose predictions.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Frames">Frames in the group.</param>
/// <param name="Scored">Frames that have a score; the means are over these.</param>
/// <param name="Metrics">The protocol's metrics that any of them has.</param>
public sealed record GroupScore(string Group, string Predictor, string Protocol, int Frames, int Scored, IReadOnlyList<MetricScore> Metrics)
{
    /// <summary>A metric's mean; null where no frame has the number.</summary>
    public MetricScore? this[Metric metric] => Metrics.FirstOrDefault(score => score.Metric == metric);
}
