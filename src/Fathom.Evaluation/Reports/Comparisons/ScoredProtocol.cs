namespace Fathom.Evaluation;

/// <summary>What an evaluation found under one protocol about the predictor it judges.</summary>
/// <param name="Name">The protocol's name.</param>
/// <param name="Fingerprint">Over protocol and frames.</param>
/// <param name="Choices">The protocol in words.</param>
/// <param name="Metrics">What it measures, in order.</param>
/// <param name="Frames">Every frame.</param>
public sealed record ScoredProtocol(string Name, string Fingerprint, IReadOnlyList<(string What, string Choice)> Choices, IReadOnlyList<Metric> Metrics, IReadOnlyList<ScoredFrame> Frames)
{
    private const int NamedFrames = 5;

    /// <summary>In words how the frames of another evaluation differ from these; null where they do not, as far as can be told.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="first">What to call this one.</param>
    /// <param name="second">What to call the other.</param>
    public string? FrameDifference(ScoredProtocol other, string first, string second)
    {
        if (Fingerprint == other.Fingerprint)
            return null;
        var (mine, theirs) = (Frames.ToDictionary(frame => frame.Frame), other.Frames.ToDictionary(frame => frame.Frame));
        var (here, there) = (mine.Keys.Except(theirs.Keys).ToList(), theirs.Keys.Except(mine.Keys).ToList());
        if (here.Count + there.Count > 0)
            return $"The frames differ: {mine.Count - here.Count} in both{Names(here, first)}{Names(there, second)}.";
        // Other choices explain other pixels.
        if (ProtocolDifference.Between(Choices, other.Choices).Count > 0)
            return null;
        var pixels = mine.Values.Where(frame => frame.Pixels != theirs[frame.Frame].Pixels).Select(frame => frame.Frame).ToList();
        return pixels.Count > 0
            ? $"The frames have the same names, but {Count(pixels.Count)} another number of scored pixels: {List(pixels)}."
            : $"The {mine.Count} frames have the same names and as many pixels, but what was measured, or crop or cap, differs.";
    }

    private static string Names(List<string> names, string where) => names.Count == 0 ? "" : $", {names.Count} only in {where} ({List(names)})";

    private static string Count(int count) => count == 1 ? "1 has" : $"{count} have";

    private static string List(List<string> names) => string.Join(", ", names.Take(NamedFrames)) + (names.Count > NamedFrames ? ", …" : "");
}
