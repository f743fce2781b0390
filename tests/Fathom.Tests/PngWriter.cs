using System.Buffers.Binary;
using System.IO.Compression;

namespace Fathom.Tests;

/// <summary>Writes PNG files of any kind straight from the standard (ISO 15948), unfiltered, without a line of the code under test.</summary>
internal static class PngWriter
{
    public const byte Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    public static byte[] Write(uint width, uint height, byte depth, byte color, byte[] rows, params (string Type, byte[] Data)[] ancillary)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, color);
        var file = new List<byte>([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        file.AddRange(Chunk("IHDR", header));
        foreach (var (type, data) in ancillary)
            file.AddRange(Chunk(type, data));
        file.AddRange(Chunk("IDAT", Deflate(rows, (int)height)));
        file.AddRange(Chunk("IEND", []));
        return [.. file];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = uint.MaxValue;
        foreach (var b in chunk.AsSpan(4, 4 + data.Length))
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), ~crc);
        return chunk;
    }

    private static byte[] Deflate(byte[] rows, int height)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            var stride = rows.Length / Math.Max(height, 1);
            // A bomb's header needs no rows behind it.
            for (var y = 0; y < height && stride > 0; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(rows, y * stride, stride);
            }
        }
        return compressed.ToArray();
    }
}
