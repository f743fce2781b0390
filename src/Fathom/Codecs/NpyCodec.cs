using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fathom;

/// <summary>numpy's array file (NEP 1): magic, version, the length of a header that is a Python dictionary, then the numbers.</summary>
internal static class NpyCodec
{
    // numpy.load's own limit (max_header_size).
    private const int LongestHeader = 10_000;

    /// <summary>What the header says, and where the numbers start.</summary>
    public sealed record Header(PictureHeader Picture, string Type, int DataStart);

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    public static Header ReadHeader(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < 12)
            throw Truncated(name, "its header does");
        var (start, length) = file[6] switch
        {
            1 => (10, BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
            2 or 3 => (12, BinaryPrimitives.ReadUInt32LittleEndian(file[8..])),
            var version => throw Corrupt(name, $"version {version} does not exist"),
        };
        if (length > LongestHeader)
            throw Corrupt(name, $"its header claims {length} bytes; numpy itself reads {LongestHeader}");
        if (file.Length - start < length)
            throw Truncated(name, "its header does");

        var text = Encoding.Latin1.GetString(file.Slice(start, (int)length));
        var type = Quoted(text, "descr", name);
        if (ItemSize(type) == 0)
            throw new PictureException(name, PictureProblem.Unsupported, $"an array of '{type}'; float16, float32, float64 and uint16 are read. Convert it with .astype('float32').");
        if (!After(text, "fortran_order", name).StartsWith("False", StringComparison.Ordinal))
            throw new PictureException(name, PictureProblem.Unsupported, "an array in Fortran order. Save numpy.ascontiguousarray of it.");
        var (height, width) = Shape(After(text, "shape", name), name);
        return new Header(new PictureHeader(PictureFormat.Npy, width, height, 8 * ItemSize(type), 1), type, start + (int)length);
    }

    /// <summary>H×W values, rows from the top.</summary>
    public static float[] Decode(ReadOnlySpan<byte> file, Header header, string name)
    {
        var item = ItemSize(header.Type);
        var data = file[header.DataStart..];
        var expected = (long)header.Picture.Width * header.Picture.Height * item;
        if (data.Length < expected)
            throw Truncated(name, $"the {expected} bytes of its {header.Picture.Width}×{header.Picture.Height} numbers do");
        if (data.Length > expected)
            throw Corrupt(name, $"{data.Length - expected} bytes follow the last number");
        var values = new float[header.Picture.Width * header.Picture.Height];
        for (var i = 0; i < values.Length; i++)
            values[i] = Number(data.Slice(i * item, item), header.Type);
        return values;
    }

    /// <summary>The file of H×W values as little-endian float32, byte for byte as numpy.save writes it; they fit into one array (<see cref="DepthMap.Save"/> has checked).</summary>
    public static byte[] Encode(ReadOnlySpan<float> values, int width, int height)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({height}, {width}), }}");
        // numpy fills with spaces so that the numbers start at a multiple of 64.
        var start = (10 + text.Length + 1 + 63) / 64 * 64;
        var file = new byte[start + values.Length * sizeof(float)];
        Magic.CopyTo(file);
        file[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), (ushort)(start - 10));
        Encoding.ASCII.GetBytes(text.PadRight(start - 11) + "\n", file.AsSpan(10));
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(start + i * sizeof(float)), values[i]);
        return file;
    }

    private static int ItemSize(string type) => type switch
    {
        "<f2" or ">f2" or "<u2" or ">u2" => 2,
        "<f4" or ">f4" => 4,
        "<f8" or ">f8" => 8,
        _ => 0,
    };

    private static float Number(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        "<f2" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ">f2" => (float)BinaryPrimitives.ReadHalfBigEndian(bytes),
        "<u2" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ">u2" => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ">f4" => BinaryPrimitives.ReadSingleBigEndian(bytes),
        "<f8" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    // What follows 'key': in the dictionary.
    private static string After(string text, string key, string name)
    {
        var found = text.IndexOf($"'{key}':", StringComparison.Ordinal);
        return found >= 0 ? text[(found + key.Length + 3)..].TrimStart() : throw Corrupt(name, $"its header has no '{key}'");
    }

    private static string Quoted(string text, string key, string name)
    {
        var value = After(text, key, name);
        var end = value.StartsWith('\'') ? value.IndexOf('\'', 1) : -1;
        return end > 0 ? value[1..end] : throw new PictureException(name, PictureProblem.Unsupported, $"an array whose '{key}' is no plain type. Save plain numbers.");
    }

    private static (int Height, int Width) Shape(string text, string name)
    {
        var end = text.StartsWith('(') ? text.IndexOf(')') : -1;
        if (end < 0)
            throw Corrupt(name, "its shape is no tuple");
        var shape = text[1..end];
        var sizes = new List<int>();
        foreach (var word in shape.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            sizes.Add(int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
                ? size : throw Corrupt(name, $"'{(word.Length > 40 ? word[..40] : word)}' is no width or height"));
        // 1×H×W and H×W×1 are one map too.
        while (sizes.Count > 2 && (sizes[0] == 1 || sizes[^1] == 1))
            sizes.RemoveAt(sizes[0] == 1 ? 0 : sizes.Count - 1);
        return sizes is [var height, var width] ? (height, width)
            : throw new PictureException(name, PictureProblem.Unsupported, $"an array of shape ({shape}); a depth map has two dimensions. Save one map to a file.");
    }

    private static PictureException Truncated(string name, string what) =>
        new(name, PictureProblem.Truncated, $"the NPY file ends before {what}. Copy or write it again.");

    private static PictureException Corrupt(string name, string why) => new(name, PictureProblem.Corrupt, $"a damaged NPY file: {why}.");
}
