using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fathom.Datasets;

/// <summary>Files of bare numbers.</summary>
internal static class RawFloats
{
    /// <summary>The next numbers of a stream, float32, little endian.</summary>
    /// <param name="stream">As long as needed: its length was checked.</param>
    /// <param name="count">How many.</param>
    public static float[] Read(Stream stream, int count)
    {
        var numbers = new float[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(numbers.AsSpan()), MemoryMarshal.Cast<float, int>(numbers.AsSpan()));
        return numbers;
    }
}
