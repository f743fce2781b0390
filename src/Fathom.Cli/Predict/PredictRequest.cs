namespace Fathom.Cli.Predict;

/// <summary>What <c>fathom predict</c> was asked for.</summary>
/// <param name="Inputs">Files, folders and globs.</param>
/// <param name="Output">The folder of the results.</param>
/// <param name="Model">A name or an ONNX file; null: the default model.</param>
/// <param name="Formats">What to write for a picture.</param>
/// <param name="Colors">The colour map of previews.</param>
/// <param name="Camera">The camera of the pictures.</param>
/// <param name="Known">Known distances in the one picture.</param>
/// <param name="Far">Depth beyond which points are left out; null where not said.</param>
/// <param name="Recursive">Whether folders are entered to the last level.</param>
/// <param name="Existing">What happens to results that are there already.</param>
internal sealed record PredictRequest(
    IReadOnlyList<string> Inputs, string Output, string? Model, OutputFormats Formats, ColorMap Colors, CameraChoice Camera, IReadOnlyList<KnownDistance> Known,
    double? Far, bool Recursive, ExistingFiles Existing)
{
    /// <summary>Depth beyond which points are left out. What lies far beyond the known distances was not measured but extrapolated.</summary>
    public double Farthest => Far ?? (Known.Count > 0 ? 10 * Known.Max(known => known.Metres) : double.PositiveInfinity);
}
