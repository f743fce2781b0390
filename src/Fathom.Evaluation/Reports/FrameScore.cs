namespace Fathom.Evaluation;

/// <summary>One predictor's score on one frame under one protocol.</summary>
/// <param name="Frame">The frame's name.</param>
/// <param name="Place">Its place, e.g. "street".</param>
/// <param name="Condition">Its light, e.g. "day".</param>
/// <param name="Predictor">Whose prediction.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Result">Errors, or why there are none.</param>
public sealed record FrameScore(string Frame, string Place, string Condition, string Predictor, string Protocol, FrameResult Result);
