using System.Buffers.Binary;
using System.IO.Compression;

namespace Fathom.Tests;

/// <summary>Writes PNG files of any kind straight from the standard (ISO 15948), without a line of the code under test.</summary>
internal static class PngWriter
{
    public const byte Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    public static byte[] Write(uint width, uint height, byte depth, byte color, byte[] rows, params (string Type, byte[] Data)[] ancillary) =>
        Write(width, height, depth, color, rows, _ => 0, ancillary);

    /// <summary>Row y has the filter <paramref name="filter"/>(y): none, Sub, Up, Average, Paeth, or one that does not exist.</summary>
    public static byte[] Write(uint width, uint height, byte depth, byte color, byte[] rows, Func<int, byte> filter, params (string Type, byte[] Data)[] ancillary)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, color);
        var file = new List<byte>([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        file.AddRange(Chunk("IHDR", header));
        foreach (var (type, data) in ancillary)
            file.AddRange(Chunk(type, data));
        file.AddRange(Chunk("IDAT", Deflate(rows, (int)height, Math.Max(1, Samples(color) * depth / 8), filter)));
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

    private static int Samples(byte color) => color switch { Rgb => 3, GreyAlpha => 2, Rgba => 4, _ => 1 };

    private static byte[] Deflate(byte[] rows, int height, int pixelBytes, Func<int, byte> filter)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            var stride = rows.Length / Math.Max(height, 1);
            int At(int x, int y) => x < 0 || y < 0 ? 0 : rows[y * stride + x];
            // A bomb's header needs no rows behind it.
            for (var y = 0; y < height && stride > 0; y++)
            {
                zlib.WriteByte(filter(y));
                for (var x = 0; x < stride; x++)
                    zlib.WriteByte((byte)(At(x, y) - Predicted(filter(y), At(x - pixelBytes, y), At(x, y - 1), At(x - pixelBytes, y - 1))));
            }
        }
        return compressed.ToArray();
    }

    private static int Predicted(byte filter, int left, int up, int upLeft) => filter switch
    {
        1 => left,
        2 => up,
        3 => (left + up) / 2,
        4 => new[] { left, up, upLeft }.MinBy(candidate => Math.Abs(left + up - upLeft - candidate)),
        _ => 0,
    };
}
