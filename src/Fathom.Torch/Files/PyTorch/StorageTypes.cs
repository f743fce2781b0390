using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>PyTorch's names of storages.</summary>
internal static class StorageTypes
{
    private static readonly Dictionary<string, ScalarType> Table = new()
    {
        ["DoubleStorage"] = ScalarType.Float64,
        ["FloatStorage"] = ScalarType.Float32,
        ["HalfStorage"] = ScalarType.Float16,
        ["BFloat16Storage"] = ScalarType.BFloat16,
        ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32,
        ["ShortStorage"] = ScalarType.Int16,
        ["CharStorage"] = ScalarType.Int8,
        ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
        ["ComplexFloatStorage"] = ScalarType.ComplexFloat32,
        ["ComplexDoubleStorage"] = ScalarType.ComplexFloat64,
    };

    /// <summary>The element type of e.g. <c>torch.FloatStorage</c>; null for another name.</summary>
    public static ScalarType? Find(string name)
    {
        foreach (var module in (ReadOnlySpan<string>)["torch.", "torch.cuda."])
            if (name.StartsWith(module, StringComparison.Ordinal) && Table.TryGetValue(name[module.Length..], out var type))
                return type;
        return null;
    }

    /// <summary>Bytes of a storage; null where they do not fit into 63 bits.</summary>
    public static long? Bytes(ScalarType type, long count) =>
        (Int128)count * ElementTypes.Size(type) is var bytes && bytes >= 0 && bytes <= long.MaxValue ? (long)bytes : null;
}
