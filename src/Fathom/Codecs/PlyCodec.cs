using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fathom;

/// <summary>PLY, the polygon file format (Turk 1994): points as binary little-endian records.</summary>
internal static class PlyCodec
{
    // A vertex of a few dozen properties and some comments; no writer needs more.
    private const int LongestHeader = 16 << 10;
    private const string UnitComment = "comment unit ";

    /// <summary>Where a property lies in a vertex.</summary>
    private readonly record struct Property(string Name, string Type, int Offset);

    private sealed record Header(int Count, int Stride, List<Property> Properties, DepthUnit Unit, int DataStart);

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith("ply\n"u8) || file.StartsWith("ply\r\n"u8);

    public static void Write(PointCloud cloud, Stream stream)
    {
        var colors = cloud.Colors is null ? "" : "property uchar red\nproperty uchar green\nproperty uchar blue\n";
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"ply\nformat binary_little_endian 1.0\n{UnitComment}{cloud.UnitName}\nelement vertex {cloud.Count}\n"
            + $"property float x\nproperty float y\nproperty float z\n{colors}end_header\n")));
        var stride = cloud.Colors is null ? 12 : 15;
        // Some thousand points at a time: the whole file need not be in memory twice.
        var buffer = new byte[4096 * stride];
        for (var start = 0; start < cloud.Count; start += 4096)
        {
            var count = Math.Min(4096, cloud.Count - start);
            for (var i = 0; i < count; i++)
            {
                var record = buffer.AsSpan(i * stride, stride);
                for (var axis = 0; axis < 3; axis++)
                    BinaryPrimitives.WriteSingleLittleEndian(record[(4 * axis)..], cloud.Positions[3 * (start + i) + axis]);
                cloud.Colors?.AsSpan(3 * (start + i), 3).CopyTo(record[12..]);
            }
            stream.Write(buffer, 0, count * stride);
        }
    }

    public static PointCloud Read(ReadOnlySpan<byte> file, string name, PixelBudget budget)
    {
        budget.CheckBytes(file.Length, name);
        var header = ReadHeader(file, name, budget);
        int x = Offset("x", "float"), y = Offset("y", "float"), z = Offset("z", "float");
        if (x < 0 || y < 0 || z < 0)
            throw new PictureException(name, PictureProblem.Unsupported, "a PLY file whose vertices have no x, y, z as 32-bit floats. Write them so.");
        int red = Offset("red", "uchar"), green = Offset("green", "uchar"), blue = Offset("blue", "uchar");
        var colored = red >= 0 && green >= 0 && blue >= 0;

        var positions = new float[3 * header.Count];
        var colors = colored ? new byte[3 * header.Count] : null;
        for (var i = 0; i < header.Count; i++)
        {
            var vertex = file.Slice(header.DataStart + i * header.Stride, header.Stride);
            positions[3 * i] = BinaryPrimitives.ReadSingleLittleEndian(vertex[x..]);
            positions[3 * i + 1] = BinaryPrimitives.ReadSingleLittleEndian(vertex[y..]);
            positions[3 * i + 2] = BinaryPrimitives.ReadSingleLittleEndian(vertex[z..]);
            if (colors is not null)
                (colors[3 * i], colors[3 * i + 1], colors[3 * i + 2]) = (vertex[red], vertex[green], vertex[blue]);
        }
        return new PointCloud(positions, colors, header.Unit);

        int Offset(string property, string type) =>
            header.Properties.FindIndex(one => one.Name == property && one.Type == type) is >= 0 and var at ? header.Properties[at].Offset : -1;
    }

    private static Header ReadHeader(ReadOnlySpan<byte> file, string name, PixelBudget budget)
    {
        if (!Recognizes(file))
            throw new PictureException(name, file.IsEmpty ? PictureProblem.Empty : PictureProblem.NotAPicture, "no PLY file: it does not begin with 'ply'.");
        var end = file[..Math.Min(file.Length, LongestHeader)].IndexOf("end_header"u8);
        if (end < 0)
            throw file.Length < LongestHeader ? Truncated(name, "its header does") : Corrupt(name, $"no end_header in its first {LongestHeader >> 10} KiB");
        var properties = new List<Property>();
        var unit = DepthUnit.None;
        string? element = null;
        var binary = false;
        long count = -1, stride = 0;
        foreach (var line in Encoding.Latin1.GetString(file[..end]).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["format", var format, _]:
                    if (format != "binary_little_endian")
                        throw new PictureException(name, PictureProblem.Unsupported, $"a PLY file of format {format}; binary_little_endian is read. Save it as binary.");
                    binary = true;
                    break;
                case ["comment", "unit", PointCloud.Metre]:
                    unit = DepthUnit.Metre;
                    break;
                case ["comment" or "obj_info", ..]:
                    break;
                case ["element", "vertex", var number] when element is null && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out count):
                    element = "vertex";
                    break;
                case ["element", var other, _] when element is not null && other != "vertex":
                    element = other;
                    break;
                case ["property", _, _] or ["property", "list", _, _, _] when element is not (null or "vertex"):
                    break;
                case ["property", var type, var property] when element == "vertex" && Size(type) is > 0 and var size:
                    properties.Add(new Property(property, Modern(type), (int)stride));
                    stride += size;
                    break;
                default:
                    throw Corrupt(name, $"'{(line.Length > 60 ? line[..60] : line)}' is not understood; vertices must come first");
            }
        }
        if (!binary)
            throw Corrupt(name, "its header names no format");
        if (count < 0)
            throw Corrupt(name, "its header names no vertices");
        var start = end + "end_header".Length;
        start += start < file.Length && file[start] == '\r' ? 2 : 1;
        // The division keeps an absurd count from overflowing.
        if (stride > 0 && count > (file.Length - (long)start) / stride)
            throw Truncated(name, $"the {count} vertices of {stride} bytes that its header claims do");
        if (count > budget.MaxPixels)
            throw new PictureException(name, PictureProblem.TooLarge, $"the header claims {count} points; the limit is {budget.MaxPixels}. In code, raise PixelBudget.MaxPixels if you trust the file.");
        return new Header(stride > 0 ? (int)count : 0, (int)stride, properties, unit, start);
    }

    private static string Modern(string type) => type switch
    {
        "float32" => "float",
        "uint8" => "uchar",
        _ => type,
    };

    private static int Size(string type) => type switch
    {
        "char" or "uchar" or "int8" or "uint8" => 1,
        "short" or "ushort" or "int16" or "uint16" => 2,
        "int" or "uint" or "float" or "int32" or "uint32" or "float32" => 4,
        "double" or "float64" => 8,
        _ => 0,
    };

    private static PictureException Truncated(string name, string what) =>
        new(name, PictureProblem.Truncated, $"the PLY file ends before {what}. Copy or write it again.");

    private static PictureException Corrupt(string name, string why) => new(name, PictureProblem.Corrupt, $"a damaged PLY file: {why}.");
}
