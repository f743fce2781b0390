namespace Fathom.Inference;

/// <summary>Walks the fields of a protobuf message in a file. What is skipped is not read: weights are most of an ONNX file. (Google's CodedInputStream reads all it skips.)</summary>
/// <remarks>
/// Protobuf's readers drop the high bits of a tag that is longer than 32 bits, and differ in what they do with other numbers that are too long. So a field could be one thing here and another
/// in ONNX Runtime: such numbers are refused.
/// </remarks>
internal sealed class WireReader(Stream stream)
{
    private const int LongestVarint = 10;
    // Of the tag and of a length, which are numbers of 32 bits.
    private const int LongestShortVarint = 5;

    private readonly long length = stream.Length;

    /// <summary>The field's number.</summary>
    public int Field { get; private set; }

    /// <summary>A varint's value, or the bytes of a message, text or array; 0 for numbers of fixed width.</summary>
    public long Value { get; private set; }

    /// <summary>True where <see cref="Value"/> is a number of bytes; they come next.</summary>
    public bool IsDelimited { get; private set; }

    /// <summary>Where the reader stands in the file.</summary>
    public long Position => stream.Position;

    /// <summary>Reads the next field's head; false at the end of the message.</summary>
    /// <param name="end">Where the message ends.</param>
    /// <exception cref="InvalidDataException">No protobuf, or cut short.</exception>
    public bool Next(long end)
    {
        if (Position == end)
            return false;
        var tag = ShortVarint(uint.MaxValue);
        (Field, Value, IsDelimited) = ((int)(tag >> 3), 0, (tag & 7) == 2);
        switch (tag & 7)
        {
            case 0:
                Value = (long)Varint(LongestVarint);
                break;
            case 1:
                Skip(8, end);
                break;
            case 2:
                Value = ShortVarint(int.MaxValue);
                break;
            case 5:
                Skip(4, end);
                break;
            default:
                throw new InvalidDataException($"A field of kind {tag & 7} stands at byte {Position}.");
        }
        if (Field == 0 || Position > end || (IsDelimited && Value > end - Position))
            throw new InvalidDataException($"The field at byte {Position} reaches beyond its message.");
        return true;
    }

    /// <summary>Skips the bytes of a delimited field.</summary>
    public void Skip()
    {
        if (IsDelimited)
            Skip(Value, length);
    }

    /// <summary>Reads the bytes of a delimited field.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[Value];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void Skip(long count, long end)
    {
        if (count > end - Position)
            throw new InvalidDataException($"The field at byte {Position} reaches beyond its message.");
        stream.Seek(count, SeekOrigin.Current);
    }

    private uint ShortVarint(uint most) => Varint(LongestShortVarint) is var value && value <= most
        ? (uint)value
        : throw new InvalidDataException($"The number before byte {Position} is too large.");

    private ulong Varint(int longest)
    {
        ulong value = 0;
        for (var i = 0; i < longest; i++)
        {
            var next = stream.ReadByte();
            if (next < 0)
                throw new InvalidDataException("The file ends within a field.");
            // Of the tenth byte one bit is left.
            if (i == LongestVarint - 1 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
                return value;
        }
        throw new InvalidDataException($"The number before byte {Position} is too long.");
    }
}
