using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fathom;

/// <summary>OpenEXR 2, one part in scan lines, floats and half floats, uncompressed or ZIP.</summary>
/// <remarks>
/// Our own, because OpenCV's writer has no attributes and a header that is checked before decoding had to be read here anyway; what remains is .NET's zlib and a byte filter.
/// </remarks>
internal static class ExrCodec
{
    // What deflate can make of one byte at best.
    private const long LargestRatio = 1032;
    private const int RowsPerChunk = 16;

    /// <summary>H×W values of the depth channel, rows from the top.</summary>
    public static float[] Decode(byte[] file, ExrHeader header, string name)
    {
        var (offset, bytes) = header.DepthChannel(name);
        int width = header.Picture.Width, height = header.Picture.Height;
        var rowBytes = (long)width * header.BytesPerPixel;
        if ((file.Length - header.TableStart) / 8 < header.Chunks)
            throw ExrHeader.Truncated(name, $"the table of its {header.Chunks} chunks");
        if (rowBytes * height > (header.Compressed ? LargestRatio : 1) * file.Length)
            throw ExrHeader.Truncated(name, $"the {rowBytes * height} bytes of its {width}×{height} pixels could fit into it");

        var values = new float[width * height];
        var chunk = new byte[rowBytes * Math.Min(header.RowsPerChunk, height)];
        var filtered = header.Compressed ? new byte[chunk.Length] : [];
        for (var i = 0; i < header.Chunks; i++)
        {
            var row = i * header.RowsPerChunk;
            var rows = Math.Min(header.RowsPerChunk, height - row);
            var raw = chunk.AsSpan(0, (int)(rows * rowBytes));
            Unpack(Chunk(file, header, i, name), file, raw, filtered.AsSpan(0, header.Compressed ? raw.Length : 0), name);
            for (var y = 0; y < rows; y++)
            {
                var stored = raw.Slice((int)(y * rowBytes) + width * offset, width * bytes);
                for (var x = 0; x < width; x++)
                    values[(row + y) * width + x] = bytes == 4
                        ? BinaryPrimitives.ReadSingleLittleEndian(stored[(4 * x)..])
                        : (float)BinaryPrimitives.ReadHalfLittleEndian(stored[(2 * x)..]);
            }
        }
        return values;
    }

    /// <summary>The file of H×W values as the float channel Y, ZIP, with a text attribute.</summary>
    public static byte[] Encode(float[] values, int width, int height, byte[] description)
    {
        using var file = new MemoryStream();
        file.Write(ExrHeader.Magic);
        file.Write([2, 0, 0, 0]);
        Attribute(file, "channels", "chlist", [.. "Y\0"u8, .. Words(2, 0, 1, 1), 0]);
        Attribute(file, "compression", "compression", [3]);
        Attribute(file, "dataWindow", "box2i", Words(0, 0, width - 1, height - 1));
        Attribute(file, "displayWindow", "box2i", Words(0, 0, width - 1, height - 1));
        Attribute(file, DepthMetadata.Keyword, "string", description);
        Attribute(file, "lineOrder", "lineOrder", [0]);
        Attribute(file, "pixelAspectRatio", "float", Words(BitConverter.SingleToInt32Bits(1)));
        Attribute(file, "screenWindowCenter", "v2f", Words(0, 0));
        Attribute(file, "screenWindowWidth", "float", Words(BitConverter.SingleToInt32Bits(1)));
        file.WriteByte(0);

        var chunks = (height + RowsPerChunk - 1) / RowsPerChunk;
        var offsets = new byte[8 * chunks];
        var table = file.Position;
        file.Write(offsets);
        for (var i = 0; i < chunks; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(offsets.AsSpan(8 * i), file.Position);
            var row = i * RowsPerChunk;
            var packed = Pack(values.AsSpan(row * width, Math.Min(RowsPerChunk, height - row) * width));
            file.Write(Words(row, packed.Length));
            file.Write(packed);
        }
        file.Position = table;
        file.Write(offsets);
        return file.ToArray();
    }

    private static Range Chunk(ReadOnlySpan<byte> file, ExrHeader header, int index, string name)
    {
        var start = BinaryPrimitives.ReadUInt64LittleEndian(file[(header.TableStart + 8 * index)..]);
        if (start > (ulong)(file.Length - 8))
            throw ExrHeader.Truncated(name, $"chunk {index + 1} of {header.Chunks}");
        var at = (int)start;
        var row = BinaryPrimitives.ReadInt32LittleEndian(file[at..]);
        if (row != (long)header.FirstRow + index * header.RowsPerChunk)
            throw ExrHeader.Corrupt(name, $"chunk {index + 1} says that it begins in row {row}");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
        return size <= file.Length - at - 8 ? (at + 8)..(at + 8 + (int)size) : throw ExrHeader.Truncated(name, $"chunk {index + 1} of {header.Chunks}");
    }

    private static void Unpack(Range range, byte[] file, Span<byte> raw, Span<byte> filtered, string name)
    {
        var packed = file.AsSpan(range);
        // What compression would enlarge is stored as it is.
        if (packed.Length == raw.Length)
        {
            packed.CopyTo(raw);
            return;
        }
        if (filtered.IsEmpty || packed.Length > raw.Length)
            throw ExrHeader.Corrupt(name, $"a chunk has {packed.Length} bytes instead of {raw.Length}");
        try
        {
            using var stream = new ZLibStream(new MemoryStream(file, range.Start.Value, packed.Length), CompressionMode.Decompress);
            if (stream.ReadAtLeast(filtered, filtered.Length, throwOnEndOfStream: false) < filtered.Length || stream.ReadByte() >= 0)
                throw ExrHeader.Corrupt(name, "a chunk does not unpack to its size");
        }
        // .NET's zlib has both.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw ExrHeader.Corrupt(name, "a chunk cannot be unpacked");
        }
        // Differences of bytes, the first halves of all pairs before the second ones.
        for (var i = 1; i < filtered.Length; i++)
            filtered[i] = (byte)(filtered[i - 1] + filtered[i] - 128);
        var half = (filtered.Length + 1) / 2;
        for (var i = 0; i < raw.Length; i++)
            raw[i] = filtered[(i & 1) == 0 ? i / 2 : half + i / 2];
    }

    private static byte[] Pack(ReadOnlySpan<float> values)
    {
        var raw = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        var filtered = new byte[raw.Length];
        for (var i = 0; i < raw.Length; i++)
            filtered[(i & 1) == 0 ? i / 2 : raw.Length / 2 + i / 2] = raw[i];
        for (var i = filtered.Length - 1; i > 0; i--)
            filtered[i] = (byte)(filtered[i] - filtered[i - 1] + 128);
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(filtered);
        return packed.Length < raw.Length ? packed.ToArray() : raw;
    }

    private static void Attribute(Stream file, string name, string type, byte[] value)
    {
        file.Write(Encoding.ASCII.GetBytes($"{name}\0{type}\0"));
        file.Write(Words(value.Length));
        file.Write(value);
    }

    private static byte[] Words(params ReadOnlySpan<int> words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), words[i]);
        return bytes;
    }
}
