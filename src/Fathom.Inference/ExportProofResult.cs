namespace Fathom.Inference;

/// <summary>How closely ONNX Runtime repeats the network that was exported.</summary>
/// <param name="LargestDifference">Largest |ONNX Runtime − libtorch| over all pixels, relative to (max − min) of libtorch's output of the same batch.</param>
/// <param name="Pictures">Number of pictures compared.</param>
/// <param name="Sizes">The batches, e.g. <c>2×3×192×320</c>.</param>
public sealed record ExportProofResult(double LargestDifference, int Pictures, IReadOnlyList<string> Sizes);
