using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fathom.Datasets.Nyu;

/// <summary>
/// MATLAB's files of version 5 (MAT-File Format, The MathWorks 2023): elements of a type, a length and bytes, compressed or not. Read is one array of real numbers, as <c>splits.mat</c> has them; files of version 7.3 are HDF5.
/// </summary>
internal static class MatFile
{
    private const int HeaderBytes = 128;
    private const int Matrix = 14, Compressed = 15;
    private const int Complex = 0x0800;

    // splits.mat has 12 kB. Deflate grows at most a thousandfold.
    private const int LargestFile = 1 << 20, LargestElement = 16 << 20;

    /// <summary>Reads the numbers of an array, column by column.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array.</param>
    /// <exception cref="DatasetException">The file is missing or damaged, or has no such array of real numbers.</exception>
    public static double[] Read(string path, string name)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new DatasetException(path, "there is no such file.");
        if (info.Length > LargestFile)
            throw new DatasetException(path, $"{info.Length} bytes are no list of frames.");
        var file = File.ReadAllBytes(path);
        if (file.Length < HeaderBytes || !file.AsSpan().StartsWith("MATLAB 5.0"u8) || !file.AsSpan(126).StartsWith("IM"u8))
            throw new DatasetException(path, "no MATLAB file of version 5, as NYU's splits.mat. A list of frames may also be a text file of numbers from 1, one a line.");
        var names = new List<string>();
        for (ReadOnlyMemory<byte> rest = file.AsMemory(HeaderBytes); !rest.IsEmpty;)
        {
            var (type, data) = Element(ref rest, path);
            if (type == Compressed)
            {
                ReadOnlyMemory<byte> inflated = Inflate(data, path);
                (type, data) = Element(ref inflated, path);
            }
            if (type != Matrix)
                continue;
            if (Array(data, name, names, path) is { } numbers)
                return numbers;
        }
        throw new DatasetException(path, $"no array '{name}' of real numbers is in it. {(names.Count > 0 ? Suggestion.For(name, names) : "It is empty.")}");
    }

    // Null where it is another one, or holds no numbers.
    private static double[]? Array(ReadOnlyMemory<byte> matrix, string wanted, List<string> names, string path)
    {
        var (_, flags) = Element(ref matrix, path);
        Element(ref matrix, path);
        var name = Encoding.ASCII.GetString(Element(ref matrix, path).Data.Span);
        names.Add(name);
        // 6 to 15: double, single and the whole numbers; before them cells, structures, texts and sparse matrices.
        if (name != wanted || flags.Length < 4 || flags.Span[0] is < 6 or > 15 || (BinaryPrimitives.ReadUInt32LittleEndian(flags.Span) & Complex) != 0)
            return null;
        var (type, data) = Element(ref matrix, path);
        var size = type switch { 1 or 2 => 1, 3 or 4 => 2, 5 or 6 or 7 => 4, 9 or 12 or 13 => 8, _ => throw Damaged(path) };
        var numbers = new double[data.Length / size];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(data.Span.Slice(i * size, size), type);
        return numbers;
    }

    // Doubles that are whole are stored as the smallest type that holds them.
    private static double Number(ReadOnlySpan<byte> bytes, int type) => type switch
    {
        1 => (sbyte)bytes[0],
        2 => bytes[0],
        3 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        4 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        5 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        6 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        7 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        12 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        13 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    // Takes the next element off: type and length in four bytes each, then the data, filled up to eight; or, of up to four bytes, all in eight.
    private static (int Type, ReadOnlyMemory<byte> Data) Element(ref ReadOnlyMemory<byte> rest, string path)
    {
        if (rest.Length < 8)
            throw Damaged(path);
        var (first, length) = (BinaryPrimitives.ReadUInt32LittleEndian(rest.Span), BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]));
        var (type, start) = ((int)first, 8);
        if (first >> 16 != 0)
            (type, length, start) = ((int)(first & 0xFFFF), first >> 16, 4);
        if (length > rest.Length - start || (start == 4 && length > 4))
            throw Damaged(path);
        var data = rest.Slice(start, (int)length);
        // Compressed elements are not filled up.
        var end = start == 4 ? 8 : type == Compressed ? 8 + (int)length : 8 + ((int)length + 7) / 8 * 8;
        rest = rest[Math.Min(end, rest.Length)..];
        return (type, data);
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> data, string path)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            using var inflated = new MemoryStream();
            var buffer = new byte[4096];
            for (int read; (read = stream.Read(buffer)) > 0; inflated.Write(buffer, 0, read))
                if (inflated.Length > LargestElement)
                    throw Damaged(path);
            return inflated.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new DatasetException(path, "a damaged MATLAB file: an element cannot be decompressed. Copy or download it again.", error);
        }
    }

    private static DatasetException Damaged(string path) => new(path, "a damaged MATLAB file: an element is cut off, or none. Copy or download it again.");
}
