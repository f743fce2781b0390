using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>A tensor in a checkpoint: described, not loaded (see <see cref="PyTorchFile.Load(PyTorchTensor)"/>).</summary>
public sealed class PyTorchTensor
{
    private const int MostDimensions = 64;

    private PyTorchTensor(PyTorchStorage storage, long offset, long[] shape, long[] strides, long count) =>
        (Storage, Offset, Shape, Strides, Count) = (storage, offset, shape, strides, count);

    /// <summary>The type of its elements.</summary>
    public ScalarType Type => Storage.Type;

    /// <summary>Its sizes, outermost first.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Distance between neighbours along each dimension, in elements.</summary>
    internal IReadOnlyList<long> Strides { get; }

    /// <summary>The first element, counted from the start of the storage.</summary>
    internal long Offset { get; }

    internal PyTorchStorage Storage { get; }

    /// <summary>True where it is the whole storage in row-major order.</summary>
    internal bool IsWholeStorage => Offset == 0 && Count == Storage.Count && IsContiguous;

    /// <summary>Bytes that it takes in memory; for tensors whose elements repeat (stride 0) more than in the file.</summary>
    internal Int128 Bytes => (Int128)Count * ElementTypes.Size(Type);

    private bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (var i = Shape.Count - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Strides[i] != expected)
                    return false;
                expected *= Shape[i];
            }
            return true;
        }
    }

    /// <summary>E.g. "64×3×7×7 Float32".</summary>
    public override string ToString() => Shape.Count == 0 ? $"scalar {Type}" : $"{string.Join('×', Shape)} {Type}";

    /// <summary>A view of a storage; null, with the reason, where it is not inside it.</summary>
    internal static PyTorchTensor? View(StorageSlice slice, long offset, object?[] sizes, object?[] steps, out string problem)
    {
        problem = sizes.Length > MostDimensions ? $"has {sizes.Length} dimensions; at most {MostDimensions} are read"
            : sizes.Length != steps.Length ? $"has {sizes.Length} sizes, but {steps.Length} strides"
            : !sizes.Concat(steps).All(number => number is long) ? "has a size or stride that is no number"
            : "";
        if (problem.Length > 0)
            return null;
        long[] shape = [.. sizes.Cast<long>()], strides = [.. steps.Cast<long>()];
        problem = Array.Exists(shape, size => size < 0) || Array.Exists(strides, stride => stride < 0) || offset < 0 ? "has a negative size, stride or offset"
            : "";
        if (problem.Length > 0)
            return null;

        Int128 count = 1, last = offset;
        foreach (var (size, stride) in shape.Zip(strides))
        {
            count *= size;
            if (count > long.MaxValue)
            {
                problem = $"of {string.Join('×', shape)} has more elements than 63 bits can count";
                return null;
            }
            last = Int128.Min(last + (Int128)Math.Max(size - 1, 0) * stride, long.MaxValue);
        }
        if (count == 0 ? offset > slice.Count : last >= slice.Count)
        {
            problem = $"of {string.Join('×', shape)} with strides {string.Join(", ", strides)} from {offset} on reaches beyond the {slice.Count} elements of its storage";
            return null;
        }
        return new PyTorchTensor(slice.Storage, slice.Start + offset, shape, strides, (long)count);
    }
}
