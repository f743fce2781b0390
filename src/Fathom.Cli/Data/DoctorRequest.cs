namespace Fathom.Cli.Data;

/// <summary>What <c>fathom data doctor</c> was asked for.</summary>
internal sealed record DoctorRequest
{
    /// <summary>Manifests or folders; several are splits of one set.</summary>
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>How a folder is laid out; null: by its manifest.jsonl, else a folder of pictures.</summary>
    public string? Layout { get; init; }

    /// <summary>Lists of frames of the one folder; empty: the layout's own, or all.</summary>
    public IReadOnlyList<string> Splits { get; init; } = [];

    /// <summary>Frames of each split whose pixels are read; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Whether warnings fail too.</summary>
    public bool Strict { get; init; }

    /// <summary>A file for the findings as JSON, "-" for the output; null for none.</summary>
    public string? Json { get; init; }
}
