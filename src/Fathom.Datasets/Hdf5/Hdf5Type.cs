using System.Buffers.Binary;

namespace Fathom.Datasets.Hdf5;

/// <summary>The type of an array's elements: bytes, or IEEE floats of either byte order.</summary>
/// <param name="Size">Bytes an element.</param>
/// <param name="IsFloat">False: whole numbers from 0 to 255.</param>
/// <param name="BigEndian">The byte order.</param>
internal readonly record struct Hdf5Type(int Size, bool IsFloat, bool BigEndian)
{
    private const int WholeNumber = 0, FloatingPoint = 1;

    /// <summary>Reads a datatype message; null for a type that is not read here.</summary>
    public static Hdf5Type? Of(ReadOnlySpan<byte> message)
    {
        if (message.Length < 12)
            return null;
        var (kind, flags, size) = (message[0] & 15, message[1], BinaryPrimitives.ReadUInt32LittleEndian(message[4..]));
        if (kind == WholeNumber)
            return size == 1 && (flags & 8) == 0 && BinaryPrimitives.ReadUInt32LittleEndian(message[8..]) == 8 << 16 ? new Hdf5Type(1, false, false) : null;
        // Bit offset and precision; place and size of exponent and mantissa; bias.
        if (kind != FloatingPoint || message.Length < 20 || (flags & 0x40) != 0)
            return null;
        ReadOnlySpan<byte> layout = size switch
        {
            2 => [0, 0, 16, 0, 10, 5, 0, 10, 15, 0, 0, 0],
            4 => [0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0],
            8 => [0, 0, 64, 0, 52, 11, 0, 52, 255, 3, 0, 0],
            _ => [],
        };
        return message.Slice(8, 12).SequenceEqual(layout) ? new Hdf5Type((int)size, true, (flags & 1) != 0) : null;
    }

    /// <summary>The elements as numbers.</summary>
    public float[] Floats(ReadOnlySpan<byte> bytes)
    {
        var floats = new float[bytes.Length / Size];
        for (var i = 0; i < floats.Length; i++)
        {
            var element = bytes.Slice(i * Size, Size);
            floats[i] = (Size, BigEndian) switch
            {
                (1, _) => element[0],
                (2, false) => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
                (2, true) => (float)BinaryPrimitives.ReadHalfBigEndian(element),
                (4, false) => BinaryPrimitives.ReadSingleLittleEndian(element),
                (4, true) => BinaryPrimitives.ReadSingleBigEndian(element),
                (_, false) => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
                (_, true) => (float)BinaryPrimitives.ReadDoubleBigEndian(element),
            };
        }
        return floats;
    }
}
