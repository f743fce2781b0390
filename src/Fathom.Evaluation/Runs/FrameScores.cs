namespace Fathom.Evaluation;

/// <summary>All that was found out about one frame: a line of an evaluation's journal.</summary>
/// <param name="Frame">The frame's name.</param>
/// <param name="Place">Its place, e.g. "street".</param>
/// <param name="Condition">Its light, e.g. "day".</param>
/// <param name="Stamp">What says that its predictions have changed since.</param>
/// <param name="Fingerprints">For every protocol what its score depends on besides prediction and protocol; null where the truth cannot be read.</param>
/// <param name="Results">For every predictor, and within it for every protocol.</param>
public sealed record FrameScores(string Frame, string Place, string Condition, string Stamp, IReadOnlyList<string>? Fingerprints, IReadOnlyList<IReadOnlyList<FrameResult>> Results);
