namespace Fathom.Evaluation;

/// <summary>A frame's score as it stands in <c>scores.csv</c>.</summary>
/// <param name="Frame">The frame's name.</param>
/// <param name="Place">Its place, e.g. "street".</param>
/// <param name="Condition">Its light, e.g. "day".</param>
/// <param name="Pixels">How many pixels were scored.</param>
/// <param name="Numbers">Its metrics, to the last bit.</param>
public sealed record ScoredFrame(string Frame, string Place, string Condition, int Pixels, IReadOnlyDictionary<Metric, double> Numbers);
