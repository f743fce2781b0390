namespace Fathom.Cli.Predict;

/// <summary>A picture whose depth is written.</summary>
/// <param name="Job">The picture and its files.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Kind">What the values mean.</param>
/// <param name="Decode">Reading and decoding the picture.</param>
/// <param name="Network">Estimating, resizing included.</param>
/// <param name="Write">Encoding and writing the files.</param>
internal sealed record Prediction(PredictionJob Job, int Width, int Height, DepthKind Kind, TimeSpan Decode, TimeSpan Network, TimeSpan Write);
