using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Fathom;

/// <summary>Portable float map: "Pf", width and height, a scale whose sign is the byte order (negative: little endian), then 32-bit floats, rows from the bottom.</summary>
internal static class PfmCodec
{
    // Three lines of numbers; no writer needs more.
    private const int LongestHeader = 128;

    /// <summary>What the three lines say, and where the floats start.</summary>
    public readonly record struct Header(PictureHeader Picture, bool LittleEndian, int DataStart);

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.Length >= 3 && file[0] == 'P' && file[1] is (byte)'f' or (byte)'F' && IsSpace(file[2]);

    public static Header ReadHeader(ReadOnlySpan<byte> file, string name)
    {
        var position = 2;
        var width = Size(Word(file, ref position, name), name);
        var height = Size(Word(file, ref position, name), name);
        var scale = Word(file, ref position, name);
        if (!double.TryParse(scale, NumberStyles.Float, CultureInfo.InvariantCulture, out var sign) || sign == 0 || !double.IsFinite(sign))
            throw Corrupt(name, $"'{scale}' is no scale; -1 is usual");
        var channels = file[1] == 'F' ? 3 : 1;
        return new Header(new PictureHeader(PictureFormat.Pfm, width, height, 32, channels), sign < 0, position);
    }

    /// <summary>H×W values, rows from the top.</summary>
    public static float[] Decode(ReadOnlySpan<byte> file, in Header header, string name)
    {
        int width = header.Picture.Width, height = header.Picture.Height;
        var data = file[header.DataStart..];
        var expected = (long)width * height * sizeof(float);
        // Lines may end as on Windows; the length tells whether a line feed is the end of the header or a part of the first float.
        if (data.Length == expected + 1 && file[header.DataStart - 1] == '\r' && data[0] == '\n')
            data = data[1..];
        if (data.Length < expected)
            throw new PictureException(name, PictureProblem.Truncated,
                $"{width}×{height} floats are {expected} bytes, but only {data.Length} follow the header. Copy or download it again.");
        if (data.Length > expected)
            throw Corrupt(name, $"{data.Length - expected} bytes follow the last of {width}×{height} floats");

        var values = GC.AllocateUninitializedArray<float>(width * height);
        for (var y = 0; y < height; y++)
        {
            var row = data.Slice((height - 1 - y) * width * sizeof(float), width * sizeof(float));
            var target = MemoryMarshal.Cast<float, int>(values.AsSpan(y * width, width));
            MemoryMarshal.Cast<byte, int>(row).CopyTo(target);
            if (header.LittleEndian != BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(target, target);
        }
        return values;
    }

    /// <summary>The file of H×W values, little endian; they fit into one array (<see cref="DepthMap.Save"/> has checked).</summary>
    public static byte[] Encode(ReadOnlySpan<float> values, int width, int height)
    {
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Pf\n{width} {height}\n-1.0\n"));
        var file = new byte[header.Length + values.Length * sizeof(float)];
        header.CopyTo(file, 0);
        for (var y = 0; y < height; y++)
        {
            var row = MemoryMarshal.Cast<byte, int>(file.AsSpan(header.Length + (height - 1 - y) * width * sizeof(float), width * sizeof(float)));
            MemoryMarshal.Cast<float, int>(values.Slice(y * width, width)).CopyTo(row);
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(row, row);
        }
        return file;
    }

    // The next word after blanks; exactly one blank follows it, the one after the scale being the last byte of the header.
    private static string Word(ReadOnlySpan<byte> file, ref int position, string name)
    {
        var start = position;
        while (start < file.Length && start < LongestHeader && IsSpace(file[start]))
            start++;
        var end = start;
        while (end < file.Length && end < LongestHeader && !IsSpace(file[end]))
            end++;
        if (end == file.Length)
            throw new PictureException(name, PictureProblem.Truncated, "the PFM file ends within its header. Copy or download it again.");
        if (end == LongestHeader)
            throw Corrupt(name, "its header is not three short lines: Pf, width and height, scale");
        position = end + 1;
        return Encoding.Latin1.GetString(file[start..end]);
    }

    private static int Size(string word, string name) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw Corrupt(name, $"'{word}' is no width or height");

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static PictureException Corrupt(string name, string why) => new(name, PictureProblem.Corrupt, $"a damaged PFM file: {why}.");
}
