using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Fathom;

/// <summary>The chunks of a PNG file (ISO 15948): header, completeness and checksums, without decoding a pixel.</summary>
internal static class PngStructure
{
    /// <summary>Where the header's data begin: width, height, bit depth, colour type, compression, filter and interlace method.</summary>
    public const int HeaderData = 16;

    private const int Overhead = 12;  // length, type and checksum of a chunk

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static PictureHeader ReadHeader(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < Signature.Length + Overhead + 13)
            throw Truncated(name, "its header");
        var start = file[Signature.Length..];
        if (BinaryPrimitives.ReadUInt32BigEndian(start) != 13 || !start[4..].StartsWith("IHDR"u8))
            throw Corrupt(name, "it does not begin with a header (IHDR)");
        if (BinaryPrimitives.ReadUInt32BigEndian(start[21..]) != Crc32.HashToUInt32(start.Slice(4, 17)))
            throw Corrupt(name, "the checksum of its header is wrong");

        var header = start.Slice(8, 13);
        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var (depth, color) = (header[8], header[9]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw Corrupt(name, $"its header claims {width}×{height} pixels");
        var channels = (color, depth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) => 3,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => throw Corrupt(name, $"colour type {color} with {depth} bits does not exist"),
        };
        if (header[10] != 0 || header[11] != 0 || header[12] > 1)
            throw Corrupt(name, "unknown compression, filter or interlace method");
        return new PictureHeader(PictureFormat.Png, (int)width, (int)height, depth, channels);
    }

    /// <summary>Checks every chunk up to the end marker and returns the file without those that do not change pixels.</summary>
    /// <remarks>Colour profiles, times and texts are dropped: libpng prints warnings about faulty ones, and a text may decompress to any size.</remarks>
    public static byte[] Essence(ReadOnlySpan<byte> file, string name)
    {
        var kept = new byte[file.Length];
        Signature.CopyTo(kept);
        var length = Signature.Length;
        var data = false;
        for (var rest = file[Signature.Length..]; ;)
        {
            if (rest.Length < Overhead)
                throw Truncated(name, "its end marker");
            var size = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest.Slice(4, 4);
            if (size > rest.Length - Overhead)
                throw Truncated(name, $"its {Encoding.Latin1.GetString(type)} chunk of {size} bytes does");
            var chunk = rest[..(Overhead + (int)size)];
            if (BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) != Crc32.HashToUInt32(chunk[4..^4]))
                throw Corrupt(name, $"the checksum of a {Encoding.Latin1.GetString(type)} chunk is wrong");
            data |= type.SequenceEqual("IDAT"u8);
            if (ChangesPixels(type))
            {
                chunk.CopyTo(kept.AsSpan(length));
                length += chunk.Length;
            }
            if (type.SequenceEqual("IEND"u8))
                break;
            rest = rest[chunk.Length..];
        }
        // What deflate can make of one byte at best: a few bytes do not become a picture of a gigabyte.
        if (data && RawBytes(file) > 1032L * file.Length)
            throw Truncated(name, "its pixels could fit into it");
        return data ? kept[..length] : throw Corrupt(name, "it holds no pixels (IDAT)");
    }

    /// <summary>The text (tEXt) of that keyword in a file whose chunks <see cref="Essence"/> has checked; empty without one.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> file, string keyword)
    {
        for (var rest = file[Signature.Length..]; !rest[4..].StartsWith("IEND"u8);)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
            var data = rest.Slice(8, size);
            if (rest[4..].StartsWith("tEXt"u8) && data.Length > keyword.Length && data[keyword.Length] == 0 && Encoding.Latin1.GetString(data[..keyword.Length]) == keyword)
                return data[(keyword.Length + 1)..];
            rest = rest[(Overhead + size)..];
        }
        return [];
    }

    /// <summary>The compressed pixels (all IDAT) of a file that <see cref="Essence"/> gave.</summary>
    public static byte[] PixelData(ReadOnlySpan<byte> file)
    {
        var data = new byte[file.Length];
        var length = 0;
        for (var rest = file[Signature.Length..]; !rest[4..].StartsWith("IEND"u8);)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (rest[4..].StartsWith("IDAT"u8))
            {
                rest.Slice(8, size).CopyTo(data.AsSpan(length));
                length += size;
            }
            rest = rest[(Overhead + size)..];
        }
        return data[..length];
    }

    private static long RawBytes(ReadOnlySpan<byte> file)
    {
        var header = file[HeaderData..];
        var channels = header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        return (BinaryPrimitives.ReadUInt32BigEndian(header) * (long)channels * header[8] + 7) / 8 * BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
    }

    private static bool ChangesPixels(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8);

    private static PictureException Truncated(string name, string what) =>
        new(name, PictureProblem.Truncated, $"the PNG file ends before {what}. Copy or download it again.");

    public static PictureException Corrupt(string name, string why) =>
        new(name, PictureProblem.Corrupt, $"a damaged PNG file: {why}. Copy or download it again.");
}
