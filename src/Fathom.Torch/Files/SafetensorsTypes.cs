using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>The names of element types in safetensors files, and their sizes.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ScalarType Type, int Size)[] Table =
    [
        ("F64", ScalarType.Float64, 8),
        ("F32", ScalarType.Float32, 4),
        ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2),
        ("C64", ScalarType.ComplexFloat32, 8),
        ("I64", ScalarType.Int64, 8),
        ("I32", ScalarType.Int32, 4),
        ("I16", ScalarType.Int16, 2),
        ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1),
        ("BOOL", ScalarType.Bool, 1),
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

    public static string Name(ScalarType type) => Row(type).Name;

    public static int Size(ScalarType type) => Row(type).Size;

    private static (string Name, ScalarType Type, int Size) Row(ScalarType type)
    {
        foreach (var row in Table)
            if (row.Type == type)
                return row;
        throw new ArgumentException($"Safetensors files have no {type}; convert the tensor first.", nameof(type));
    }
}
