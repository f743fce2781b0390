namespace Fathom.Cli.Models;

/// <summary>What <c>fathom models blend</c> was asked for.</summary>
internal sealed record BlendRequest
{
    /// <summary>The folder of a training, or a safetensors file.</summary>
    public required string Source { get; init; }

    /// <summary>The folder of a training, or a file of weights.</summary>
    public required string Other { get; init; }

    /// <summary>0: the source, to 1: the other.</summary>
    public required double Share { get; init; }

    /// <summary>The safetensors file; null: beside the source.</summary>
    public required string? Output { get; init; }

    /// <summary>The network's name; null: the file or the recipe says.</summary>
    public required string? Network { get; init; }

    /// <summary>Replace a file that is there.</summary>
    public required bool Force { get; init; }
}
