using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Fathom.Tests;

namespace Fathom.Datasets.Tests;

/// <summary>Writes small files into the layout of a data set.</summary>
public class Layout : TemporaryFolder
{
    private protected string At(string name)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        return this[name];
    }

    private protected void Pictures(int width, int height, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            new Image(width, height).Save(At(name));
    }

    private protected void Floats(string name, params float[] numbers) => File.WriteAllBytes(At(name), MemoryMarshal.AsBytes(numbers.AsSpan()));

    /// <summary>An 8-bit grey PNG, as the sets have them; Fathom writes colour ones.</summary>
    private protected void Grey(string name, int width, params byte[] values)
    {
        var height = values.Length / width;
        using var rows = new MemoryStream();
        using (var deflate = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++)
                deflate.Write([0, .. values.AsSpan(y * width, width)]);
        using var file = File.Create(At(name));
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk("IHDR"u8, [.. Big((uint)width), .. Big((uint)height), 8, 0, 0, 0, 0]);
        Chunk("IDAT"u8, rows.ToArray());
        Chunk("IEND"u8, []);

        void Chunk(ReadOnlySpan<byte> type, byte[] data)
        {
            byte[] summed = [.. type, .. data];
            file.Write(Big((uint)data.Length));
            file.Write(summed);
            file.Write(Big(Crc32.HashToUInt32(summed)));
        }

        static byte[] Big(uint number)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            return bytes;
        }
    }

    private protected static IEnumerable<string> Names(IEnumerable<DatasetFrame> frames) => frames.Select(frame => frame.Name);

    private protected static IEnumerable<bool> Known(DepthMap map) => Enumerable.Range(0, map.Values.Length).Select(map.IsValid);

    /// <summary>What a reader that finds nothing says.</summary>
    private protected void Named(Func<string, object> read, string layout)
    {
        Assert.Contains("none: there is no such folder.", Assert.Throws<DatasetException>(() => read(this["none"])).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(this["empty"]);
        Assert.Contains($"empty: no {layout}", Assert.Throws<DatasetException>(() => read(this["empty"])).Message, StringComparison.Ordinal);
    }
}
