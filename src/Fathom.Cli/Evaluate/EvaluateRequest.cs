namespace Fathom.Cli.Evaluate;

/// <summary>What <c>fathom evaluate</c> was asked for.</summary>
internal sealed record EvaluateRequest
{
    /// <summary>A manifest, or the folder of a data set.</summary>
    public required string Data { get; init; }

    /// <summary>How the folder is laid out; null: as the protocol says, or a manifest.</summary>
    public string? Layout { get; init; }

    /// <summary>A list of frames, a name or a file; null: the protocol's, or all.</summary>
    public string? Split { get; init; }

    /// <summary>Names or files of protocols; empty: affine, and median.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>A name or an ONNX file; null: the default model, unless predictions are given.</summary>
    public string? Model { get; init; }

    /// <summary>A folder of predictions to score in the place of a model's.</summary>
    public string? Predictions { get; init; }

    /// <summary>What their numbers mean; null where the files say it.</summary>
    public DepthKind? Kind { get; init; }

    /// <summary>Steps a unit of 16-bit PNG that does not say it.</summary>
    public double? PngSteps { get; init; }

    /// <summary>A manifest or list of frames to make the mean depth map of, or a map; null: the protocol's training split, if it is there.</summary>
    public string? Training { get; init; }

    /// <summary>The folder for scores and report.</summary>
    public required string Out { get; init; }

    /// <summary>A folder for the model's predictions, or null.</summary>
    public string? PredictionsOut { get; init; }

    /// <summary>Frames read and scored at the same time.</summary>
    public required int Threads { get; init; }
}
