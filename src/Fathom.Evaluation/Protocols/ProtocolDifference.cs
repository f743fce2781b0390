namespace Fathom.Evaluation;

/// <summary>One choice in which two protocols differ.</summary>
/// <param name="What">Which choice, e.g. "alignment".</param>
/// <param name="First">What the first does.</param>
/// <param name="Second">What the second does.</param>
public readonly record struct ProtocolDifference(string What, string First, string Second)
{
    /// <summary>Compares two protocols choice by choice; empty where both score alike.</summary>
    public static IReadOnlyList<ProtocolDifference> Between(Protocol first, Protocol second) => Between(first.Choices, second.Choices);

    /// <summary>Compares choices as <see cref="Protocol.Choices"/> names them.</summary>
    public static IReadOnlyList<ProtocolDifference> Between(IReadOnlyList<(string What, string Choice)> first, IReadOnlyList<(string What, string Choice)> second)
    {
        var one = first.ToDictionary(choice => choice.What, choice => choice.Choice);
        var other = second.ToDictionary(choice => choice.What, choice => choice.Choice);
        return [.. one.Keys.Union(other.Keys).Select(what => new ProtocolDifference(what, one.GetValueOrDefault(what, "–"), other.GetValueOrDefault(what, "–"))).Where(difference => difference.First != difference.Second)];
    }
}
