using System.Buffers.Binary;

namespace Fathom.Torch;

/// <summary>The type of a NumPy number, e.g. a loss that a training kept beside its weights.</summary>
/// <param name="Code">NumPy's code: kind and bytes, e.g. <c>f8</c>.</param>
internal sealed record NumpyType(string Code)
{
    /// <summary>&lt; little endian, &gt; big endian, | neither.</summary>
    public string? Order { get; set; }

    /// <summary>The number in bytes; null for a type that is not read or another length.</summary>
    public object? Value(byte[] bytes)
    {
        if (!Code.EndsWith($"{bytes.Length}", StringComparison.Ordinal))
            return null;
        if (Order == ">")
            bytes = [.. Enumerable.Reverse(bytes)];
        return Code switch
        {
            "f8" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            "f4" => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes),
            "f2" => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            "i8" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            "i4" => (long)BinaryPrimitives.ReadInt32LittleEndian(bytes),
            "i2" => (long)BinaryPrimitives.ReadInt16LittleEndian(bytes),
            "i1" => (long)(sbyte)bytes[0],
            "u4" => (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            "u2" => (long)BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            "u1" => (long)bytes[0],
            "b1" => bytes[0] != 0,
            _ => null,
        };
    }
}
