namespace Fathom.Evaluation;

/// <summary>One choice in which two protocols differ.</summary>
/// <param name="What">Which choice, e.g. "alignment".</param>
/// <param name="First">What the first does.</param>
/// <param name="Second">What the second does.</param>
public readonly record struct ProtocolDifference(string What, string First, string Second)
{
    /// <summary>Compares two protocols choice by choice; empty where both score alike.</summary>
    public static IReadOnlyList<ProtocolDifference> Between(Protocol first, Protocol second)
    {
        var other = ProtocolText.Choices(second).ToDictionary(choice => choice.What, choice => choice.Choice);
        var one = ProtocolText.Choices(first).ToDictionary(choice => choice.What, choice => choice.Choice);
        return [.. one.Keys.Union(other.Keys).Select(what => new ProtocolDifference(what, one.GetValueOrDefault(what, "–"), other.GetValueOrDefault(what, "–"))).Where(difference => difference.First != difference.Second)];
    }
}
