using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fathom;

/// <summary>The pixels of the PNG files (ISO 15948) that cameras, data sets and predictions have: 8 or 16 bits, grey or colour, not interlaced. Palettes, fewer bits and interlacing are left to OpenCV.</summary>
/// <remarks>In about half of libpng's time. A pixel of any layout has at most 8 bytes and is predicted as one vector.</remarks>
internal static class PngDecoder
{
    private const byte Sub = 1, Up = 2, Average = 3, Paeth = 4;

    // A pixel is read and written as 8 bytes: rows have that much room behind their end.
    private const int Room = 8;

    /// <summary>Decodes to RGB, or null where OpenCV has to.</summary>
    /// <param name="file">A file that <see cref="PngStructure.Essence"/> gave.</param>
    /// <param name="header">Its header.</param>
    /// <param name="name">What to call it in errors.</param>
    public static Image? TryRgb8(ReadOnlySpan<byte> file, PictureHeader header, string name)
    {
        if (!IsPlain(file))
            return null;
        var image = new Image(header.Width, header.Height);
        var (channels, bytes) = (header.Channels, header.BitDepth / 8);
        var colors = channels < 3 ? 1 : 3;
        ForEachRow(file, header, name, (row, y) =>
        {
            var pixels = image.Pixels.AsSpan(3 * header.Width * y, 3 * header.Width);
            if ((channels, bytes) == (3, 1))
                row.CopyTo(pixels);
            else
                for (var i = 0; i < pixels.Length; i++)
                {
                    var sample = row[(bytes * (i / 3 * channels + i % 3 % colors))..];
                    pixels[i] = bytes == 1 ? sample[0] : (byte)((BinaryPrimitives.ReadUInt16BigEndian(sample) + 128) / 257);
                }
        });
        return image;
    }

    /// <summary>Decodes 16-bit grey, H×W, or null where OpenCV has to.</summary>
    /// <param name="file">A file of 16-bit grey that <see cref="PngStructure.Essence"/> gave.</param>
    /// <param name="header">Its header.</param>
    /// <param name="name">What to call it in errors.</param>
    public static ushort[]? TryGrey16(ReadOnlySpan<byte> file, PictureHeader header, string name)
    {
        if (!IsPlain(file))
            return null;
        var values = new ushort[(long)header.Width * header.Height];
        ForEachRow(file, header, name, (row, y) =>
        {
            var target = values.AsSpan(y * header.Width, header.Width);
            var samples = MemoryMarshal.Cast<byte, ushort>(row);
            if (BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(samples, target);
            else
                samples.CopyTo(target);
        });
        return values;
    }

    // Whole samples of grey or colour (types 0, 2, 4, 6; 3 is a palette), not interlaced.
    private static bool IsPlain(ReadOnlySpan<byte> file)
    {
        var header = file[PngStructure.HeaderData..];
        return header[8] >= 8 && header[9] != 3 && header[12] == 0;
    }

    private static void ForEachRow(ReadOnlySpan<byte> file, PictureHeader header, string name, Action<ReadOnlySpan<byte>, int> take)
    {
        var pixelBytes = header.Channels * header.BitDepth / 8;
        var rowBytes = header.Width * pixelBytes;
        var filtered = new byte[1 + rowBytes + Room];
        byte[] above = new byte[rowBytes + Room], row = new byte[rowBytes + Room];
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(PngStructure.PixelData(file)), CompressionMode.Decompress);
            for (var y = 0; y < header.Height; y++)
            {
                inflated.ReadExactly(filtered, 0, 1 + rowBytes);
                if (filtered[0] > Paeth)
                    throw PngStructure.Corrupt(name, $"row {y} has filter {filtered[0]}, which does not exist");
                Unfilter(filtered[0], filtered.AsSpan(1), above, row, pixelBytes);
                take(row.AsSpan(0, rowBytes), y);
                (above, row) = (row, above);
            }
        }
        catch (EndOfStreamException)
        {
            throw PngStructure.Corrupt(name, $"it holds fewer than {header.Height} rows");
        }
        // An IOException where zlib wants a dictionary: memory is all that is read here.
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw PngStructure.Corrupt(name, "its pixels do not decompress");
        }
    }

    // a is the pixel on the left, b the one above, c the one above on the left.
    private static void Unfilter(byte filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row, int pixelBytes)
    {
        if (filter == 0)
        {
            filtered[..row.Length].CopyTo(row);
            return;
        }
        if (filter == Up)
        {
            TensorPrimitives.Add(filtered[..row.Length], above, row);
            return;
        }
        Vector128<ushort> a = default, c = default;
        for (var x = 0; x <= row.Length - Room - pixelBytes; x += pixelBytes)
        {
            var b = Load(above, x);
            var prediction = filter switch
            {
                Sub => a,
                Average => (a + b) >>> 1,
                Paeth => Nearest(a, b, c),
                _ => default,
            };
            a = (Load(filtered, x) + prediction) & Vector128.Create<ushort>(byte.MaxValue);
            MemoryMarshal.Write(row[x..], Vector128.Narrow(a, a).AsUInt64().ToScalar());
            c = b;
        }
    }

    private static Vector128<ushort> Load(ReadOnlySpan<byte> bytes, int x) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(bytes[x..])).AsByte());

    // Paeth's: whichever of a, b and c is nearest to a + b − c, in this order.
    private static Vector128<ushort> Nearest(Vector128<ushort> a, Vector128<ushort> b, Vector128<ushort> c)
    {
        Vector128<short> toA = (b - c).AsInt16(), toB = (a - c).AsInt16(), toC = toA + toB;
        var (distanceA, distanceB, distanceC) = (Vector128.Abs(toA), Vector128.Abs(toB), Vector128.Abs(toC));
        var bOrC = Vector128.ConditionalSelect(Vector128.LessThanOrEqual(distanceB, distanceC).AsUInt16(), b, c);
        return Vector128.ConditionalSelect(Vector128.LessThanOrEqual(distanceA, Vector128.Min(distanceB, distanceC)).AsUInt16(), a, bOrC);
    }
}
