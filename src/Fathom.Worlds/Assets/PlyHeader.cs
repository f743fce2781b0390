using System.Globalization;
using System.Text;

namespace Fathom.Worlds.Assets;

/// <summary>How the values of a PLY file are written.</summary>
internal enum PlyFormat
{
    Text,
    LittleEndian,
    BigEndian,
}

/// <summary>What a value of a PLY file is.</summary>
internal enum PlyType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Float32,
    Float64,
}

/// <summary>What is known of the types.</summary>
internal static class PlyTypes
{
    /// <summary>Bytes of a value.</summary>
    public static int Size(this PlyType type) => type switch { PlyType.Int8 or PlyType.UInt8 => 1, PlyType.Int16 or PlyType.UInt16 => 2, PlyType.Float64 => 8, _ => 4 };

    /// <summary>The value of full red: whole numbers reach to their largest one, others to 1.</summary>
    public static double White(this PlyType type) => type switch
    {
        PlyType.Int8 => sbyte.MaxValue,
        PlyType.UInt8 => byte.MaxValue,
        PlyType.Int16 => short.MaxValue,
        PlyType.UInt16 => ushort.MaxValue,
        PlyType.Int32 => int.MaxValue,
        PlyType.UInt32 => uint.MaxValue,
        _ => 1,
    };

    /// <summary>A type by either of its names.</summary>
    public static PlyType? Of(string name) => name switch
    {
        "char" or "int8" => PlyType.Int8,
        "uchar" or "uint8" => PlyType.UInt8,
        "short" or "int16" => PlyType.Int16,
        "ushort" or "uint16" => PlyType.UInt16,
        "int" or "int32" => PlyType.Int32,
        "uint" or "uint32" => PlyType.UInt32,
        "float" or "float32" => PlyType.Float32,
        "double" or "float64" => PlyType.Float64,
        _ => null,
    };
}

/// <summary>A property of an element.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">Of its value, or of each of the list's.</param>
/// <param name="IsList">It is a list.</param>
/// <param name="LengthType">Of the list's length.</param>
internal readonly record struct PlyProperty(string Name, PlyType Type, bool IsList = false, PlyType LengthType = default);

/// <summary>An element: so many records of these properties.</summary>
internal sealed record PlyElement(string Name, long Count, List<PlyProperty> Properties)
{
    /// <summary>Bytes that a record takes at least.</summary>
    public long LeastBytes(PlyFormat format) => Properties.Sum(property => format == PlyFormat.Text ? 1 : (property.IsList ? property.LengthType : property.Type).Size());
}

/// <summary>The header of a PLY file.</summary>
/// <param name="Format">How the values are written.</param>
/// <param name="Elements">What follows, in this order.</param>
/// <param name="DataStart">Where, in bytes from the file's beginning.</param>
internal sealed record PlyHeader(PlyFormat Format, List<PlyElement> Elements, int DataStart)
{
    private const int Longest = 16 << 10;

    /// <summary>Reads the header.</summary>
    /// <exception cref="AssetException">It is damaged.</exception>
    public static PlyHeader Read(ReadOnlySpan<byte> file, string name)
    {
        if (!(file.StartsWith("ply\n"u8) || file.StartsWith("ply\r\n"u8)))
            throw new AssetException(name, "no PLY file: it does not begin with 'ply'.");
        var end = file[..Math.Min(file.Length, Longest)].IndexOf("\nend_header"u8);
        if (end < 0)
            throw Broken($"no end_header in its first {Longest >> 10} KiB");
        PlyFormat? format = null;
        var elements = new List<PlyElement>();
        foreach (var line in Encoding.Latin1.GetString(file[..end]).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1))
            switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["format", "ascii", _]:
                    format = PlyFormat.Text;
                    break;
                case ["format", "binary_little_endian", _]:
                    format = PlyFormat.LittleEndian;
                    break;
                case ["format", "binary_big_endian", _]:
                    format = PlyFormat.BigEndian;
                    break;
                case ["comment" or "obj_info", ..]:
                    break;
                case ["element", var element, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && elements.All(other => other.Name != element):
                    elements.Add(new PlyElement(element, count, []));
                    break;
                case ["property", "list", var length, var type, var property] when elements.Count > 0 && PlyTypes.Of(length) is { } lengthType && PlyTypes.Of(type) is { } itemType:
                    elements[^1].Properties.Add(new PlyProperty(property, itemType, IsList: true, lengthType));
                    break;
                case ["property", var type, var property] when elements.Count > 0 && PlyTypes.Of(type) is { } valueType:
                    elements[^1].Properties.Add(new PlyProperty(property, valueType));
                    break;
                default:
                    throw Broken($"'{AssetFolder.Shown(line)}' is not understood");
            }
        if (elements.Find(element => element.Name == "vertex") is null || elements.FindIndex(element => element.Name == "face") is var faces && faces >= 0 && faces < elements.FindIndex(element => element.Name == "vertex"))
            throw Broken("its header names no vertices, or faces before them");
        var start = end + "\nend_header".Length;
        start += start < file.Length && file[start] == '\r' ? 2 : 1;
        return new PlyHeader(format ?? throw Broken("its header names no format"), elements, Math.Min(start, file.Length));

        AssetException Broken(string what) => new(name, $"a damaged PLY file: {what}.");
    }
}
