namespace Fathom.Evaluation;

/// <summary>One metric's mean over pictures.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Mean">The mean, every picture counting the same.</param>
/// <param name="Low">Lower end of its 95 % interval (<see cref="Bootstrap"/>).</param>
/// <param name="High">Upper end.</param>
/// <param name="Pictures">How many pictures have the number.</param>
public sealed record MetricScore(Metric Metric, double Mean, double Low, double High, int Pictures);
