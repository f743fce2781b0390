namespace Fathom.Cli.Models;

/// <summary>What <c>fathom models import</c> was asked for.</summary>
internal sealed record ImportRequest
{
    /// <summary>Checkpoints, or folders of them.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The safetensors file; null: named after the network, beside the first source.</summary>
    public required string? Output { get; init; }

    /// <summary>The network's name in the registry; null to find it.</summary>
    public required string? Network { get; init; }

    /// <summary>The key of the weights in checkpoints that hold several; null to look.</summary>
    public required string? Entry { get; init; }

    /// <summary>Licence of the weights; null: what is known of the publisher's.</summary>
    public required string? Licence { get; init; }

    /// <summary>Replace files that are there.</summary>
    public required bool Force { get; init; }
}
