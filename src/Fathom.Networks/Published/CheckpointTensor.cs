using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>A tensor of a <see cref="CheckpointFile"/>: described, not loaded.</summary>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
public sealed record CheckpointTensor(ScalarType Type, IReadOnlyList<long> Shape)
{
    private bool IsReal => Type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <summary>True where its numbers may become those of <paramref name="own"/>: the same shape, and real numbers for real numbers.</summary>
    public bool Fits(CheckpointTensor own) => Shape.SequenceEqual(own.Shape) && IsReal == own.IsReal && (IsReal || Type is not (ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64));

    /// <summary>E.g. "64×3×7×7 Float32".</summary>
    public override string ToString() => Shape.Count == 0 ? $"scalar {Type}" : $"{string.Join('×', Shape)} {Type}";
}
