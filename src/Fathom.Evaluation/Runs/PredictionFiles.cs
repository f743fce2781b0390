using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Predictions that anyone's program left in files: <c>NAME.pfm</c>, <c>.npy</c>, <c>.exr</c>, <c>.tiff</c> or 16-bit <c>.png</c>, where NAME is the frame's name or that of its picture's file.</summary>
/// <param name="folder">The folder.</param>
/// <param name="kind">What the numbers mean; null where the files say it.</param>
/// <param name="stepsPerUnit">Steps a metre, or another unit, of 16-bit PNG that does not say it; null where it does.</param>
public sealed class PredictionFiles(string folder, DepthKind? kind, double? stepsPerUnit = null)
{
    /// <summary>The files as a predictor.</summary>
    /// <param name="name">What tables call it.</param>
    /// <exception cref="FathomException">There is no such folder.</exception>
    public Predictor AsPredictor(string name) => Directory.Exists(folder)
        ? new Predictor(name, frame => Read(frame.Frame)) { Identity = $"{kind} {stepsPerUnit}", Stamp = Stamp }
        : throw new FathomException($"{folder}: there is no such folder of predictions.");

    private DepthMap Read(DatasetFrame frame)
    {
        var path = Find(frame) ?? throw new FathomException($"the prediction is missing: {Path.Combine(folder, frame.Name)}.pfm, .npy, .exr, .tiff or .png");
        if (stepsPerUnit is not { } steps || !path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            return DepthMap.Load(path, kind);
        var map = DepthMap.FromPng16(path, steps);
        return new DepthMap(map.Width, map.Height, map.Values, kind ?? DepthKind.MetricDepth, map.Valid);
    }

    private string Stamp(DatasetFrame frame) => Find(frame) is { } path && new FileInfo(path) is var file ? FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "missing";

    private string? Find(DatasetFrame frame) =>
        new[] { frame.Name, Path.GetFileNameWithoutExtension(frame.Picture.Path) }.SelectMany(name => DepthMap.FileEndings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
}
