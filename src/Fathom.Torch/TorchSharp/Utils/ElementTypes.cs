namespace TorchSharp.Utils;

/// <summary>Which .NET type holds an element of which tensor.</summary>
internal static class ElementTypes
{
    public static torch.ScalarType Of<T>() where T : unmanaged => Of(typeof(T));

    public static torch.ScalarType Of(Type type)
    {
        if (type == typeof(float)) return torch.ScalarType.Float32;
        if (type == typeof(double)) return torch.ScalarType.Float64;
        if (type == typeof(long)) return torch.ScalarType.Int64;
        if (type == typeof(int)) return torch.ScalarType.Int32;
        if (type == typeof(short)) return torch.ScalarType.Int16;
        if (type == typeof(byte)) return torch.ScalarType.Byte;
        if (type == typeof(sbyte)) return torch.ScalarType.Int8;
        if (type == typeof(bool)) return torch.ScalarType.Bool;
        if (type == typeof(Half)) return torch.ScalarType.Float16;
        throw new ArgumentException($"No tensor has elements of type {type.Name}.", nameof(type));
    }

    public static int Size(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 => 4,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => 8,
    };

    public static void Check<T>(torch.ScalarType type) where T : unmanaged
    {
        if (Of<T>() != type)
            throw new ArgumentException($"The tensor's elements are {type}, not {typeof(T).Name}; convert with to(…) first.", nameof(type));
    }
}
