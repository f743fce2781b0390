using Fathom.Evaluation;

namespace Fathom.Cli.Protocols;

/// <summary>A protocol by itself, or as an evaluation used it.</summary>
/// <param name="Where">A name, a YAML file, or the evaluation's folder.</param>
/// <param name="Name">The protocol's name.</param>
/// <param name="Choices">It in words.</param>
/// <param name="Scores">What the evaluation found; null for a protocol by itself.</param>
internal sealed record ProtocolSide(string Where, string Name, IReadOnlyList<(string What, string Choice)> Choices, ScoredProtocol? Scores)
{
    /// <summary>What to call it.</summary>
    public string Title => Scores is null ? Where : $"{Where} ({Name}, {Scores.Fingerprint})";

    /// <summary>The protocol of a name or file, or all of an evaluation.</summary>
    /// <exception cref="FathomException">There is none of it, or it is damaged.</exception>
    public static IReadOnlyList<ProtocolSide> Read(string word)
    {
        if (Directory.Exists(word))
            return [.. EvaluationFolder.Load(word).Protocols.Select(scored => new ProtocolSide(word, scored.Name, scored.Choices, scored))];
        var protocol = ProtocolFiles.Find(word);
        return [new ProtocolSide(word, protocol.Name, protocol.Choices, null)];
    }

    /// <summary>Those that are meant to be compared: of the same name, or the only ones.</summary>
    public static IReadOnlyList<(ProtocolSide First, ProtocolSide Second)> Pair(IReadOnlyList<ProtocolSide> first, IReadOnlyList<ProtocolSide> second) =>
        (first, second) is ([var one], [var other]) ? [(one, other)] : [.. first.Join(second, side => side.Name, side => side.Name, (here, there) => (here, there))];
}
