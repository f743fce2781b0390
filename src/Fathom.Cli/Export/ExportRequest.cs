namespace Fathom.Cli.Export;

/// <summary>What <c>fathom export</c> was asked for; null where the recipe or the network decides.</summary>
internal sealed record ExportRequest
{
    /// <summary>The folder of a training, or a safetensors file.</summary>
    public required string Source { get; init; }

    /// <summary>The ONNX file.</summary>
    public required string? Output { get; init; }

    /// <summary>The network's name in the registry.</summary>
    public required string? Network { get; init; }

    /// <summary>What the model is called.</summary>
    public required string? Name { get; init; }

    /// <summary>Version of the weights.</summary>
    public required string Version { get; init; }

    /// <summary>What it was trained on.</summary>
    public required string? Training { get; init; }

    /// <summary>Where the weights come from.</summary>
    public required string? Origin { get; init; }

    /// <summary>Licence of the weights.</summary>
    public required string? Licence { get; init; }

    /// <summary>Real pictures for the proof.</summary>
    public required IReadOnlyList<string> Pictures { get; init; }
}
