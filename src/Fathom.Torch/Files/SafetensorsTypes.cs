using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>The names of element types in safetensors files.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ScalarType Type)[] Table =
    [
        ("F64", ScalarType.Float64),
        ("F32", ScalarType.Float32),
        ("F16", ScalarType.Float16),
        ("BF16", ScalarType.BFloat16),
        ("C64", ScalarType.ComplexFloat32),
        ("I64", ScalarType.Int64),
        ("I32", ScalarType.Int32),
        ("I16", ScalarType.Int16),
        ("I8", ScalarType.Int8),
        ("U8", ScalarType.Byte),
        ("BOOL", ScalarType.Bool),
    ];

    public static ScalarType? Find(string? name)
    {
        foreach (var row in Table)
            if (row.Name == name)
                return row.Type;
        return null;
    }

    /// <summary>True for a type of the format that tensors here cannot have.</summary>
    public static bool IsForeign(string? name) => name is "U16" or "U32" or "U64" or "F4" or "F6_E2M3" or "F6_E3M2" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ";

    /// <exception cref="ArgumentException">The format has no such type.</exception>
    public static string Name(ScalarType type)
    {
        foreach (var row in Table)
            if (row.Type == type)
                return row.Name;
        throw new ArgumentException($"Safetensors files have no {type}; convert the tensor first.", nameof(type));
    }
}
