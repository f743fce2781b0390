using System.IO.Compression;
using System.Text;

namespace Fathom.Tests;

/// <summary>Writes depth files straight from their formats' descriptions, without a line of the code under test.</summary>
internal static class DepthFileWriter
{
    public static byte[] Npy(byte version, string header, byte[] numbers) =>
        [0x93, .. "NUMPY"u8, version, 0, .. version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length), .. Encoding.ASCII.GetBytes(header), .. numbers];

    /// <summary>An EXR file, attribute by attribute (openexr.com, "OpenEXR File Layout"). Pixel types: 0 whole, 1 half, 2 float.</summary>
    public static byte[] Exr(byte compression, int width, int height, int firstRow, (string Name, int Type)[] channels, byte[][] chunks, int? chunkRow = null)
    {
        List<byte> list = [.. channels.SelectMany(channel => (byte[])[.. Encoding.ASCII.GetBytes(channel.Name), 0, .. Words(channel.Type, 0, 1, 1)]), 0];
        var window = Words(0, firstRow, width - 1, firstRow + height - 1);
        List<byte> file = [0x76, 0x2F, 0x31, 0x01, 2, 0, 0, 0];
        foreach (var (name, type, value) in new (string, string, byte[])[]
            { ("channels", "chlist", [.. list]), ("compression", "compression", [compression]), ("dataWindow", "box2i", window), ("displayWindow", "box2i", window), ("lineOrder", "lineOrder", [0]) })
            file.AddRange([.. Encoding.ASCII.GetBytes($"{name}\0{type}\0"), .. Words(value.Length), .. value]);
        file.Add(0);
        long at = file.Count + 8 * chunks.Length;
        foreach (var chunk in chunks)
        {
            file.AddRange(BitConverter.GetBytes(at));
            at += 8 + chunk.Length;
        }
        for (var i = 0; i < chunks.Length; i++)
            file.AddRange([.. Words(chunkRow ?? firstRow + i * (compression == 3 ? 16 : 1), chunks[i].Length), .. chunks[i]]);
        return [.. file];
    }

    /// <summary>A little-endian TIFF of one directory: tag, type (3 short, 4 long) and one value each.</summary>
    public static byte[] Tiff(params (ushort Tag, ushort Type, uint Value)[] fields) =>
        [.. "II*\0"u8, 8, 0, 0, 0, .. BitConverter.GetBytes((ushort)fields.Length),
            .. fields.SelectMany(f => (byte[])[.. BitConverter.GetBytes(f.Tag), .. BitConverter.GetBytes(f.Type), 1, 0, 0, 0, .. BitConverter.GetBytes(f.Value)]), 0, 0, 0, 0];

    // The filter of the format, from its description: even bytes, odd bytes, differences + 128.
    public static byte[] Zip(byte[] raw)
    {
        byte[] split = [.. raw.Where((_, i) => i % 2 == 0), .. raw.Where((_, i) => i % 2 == 1)];
        byte[] differences = [.. split.Select((value, i) => i == 0 ? value : (byte)(value - split[i - 1] + 128))];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(differences);
        return packed.ToArray() is var small && small.Length < raw.Length ? small : raw;
    }

    private static byte[] Words(params int[] words) => [.. words.SelectMany(BitConverter.GetBytes)];
}
