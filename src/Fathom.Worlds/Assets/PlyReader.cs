using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>PLY, the polygon file format (Turk 1994), as text or binary in either order: positions, normals, sRGB colours, faces. Other elements are passed over.</summary>
/// <param name="name">The file.</param>
internal sealed class PlyReader(string name)
{
    private const int MostCorners = 1000;

    private readonly AssetModelBuilder builder = new(name);

    /// <summary>Reads the file.</summary>
    /// <exception cref="AssetException">It is damaged or too large.</exception>
    public AssetModel Read(ReadOnlySpan<byte> file)
    {
        var header = PlyHeader.Read(file, name);
        var values = new Values(file[header.DataStart..], header.Format, name);
        var (normals, colours) = (Array.Empty<Vector3>(), Array.Empty<Vector3>());
        foreach (var element in header.Elements)
        {
            // Every value takes at least a byte: a count that the file cannot hold is refused before it is believed.
            if (element.Count * element.LeastBytes(header.Format) > values.Left)
                throw Broken($"it ends before the {element.Count} of '{element.Name}' that its header claims do");
            switch (element.Name)
            {
                case "vertex":
                    Vertices(element, ref values, out normals, out colours);
                    break;
                case "face":
                    Faces(element, ref values, normals, colours);
                    break;
                default:
                    for (var i = 0L; i < element.Count && element.Properties.Count > 0; i++)
                        foreach (var property in element.Properties)
                            values.Skip(property);
                    break;
            }
        }
        return builder.Build(metres: false);
    }

    private void Vertices(PlyElement element, ref Values values, out Vector3[] normals, out Vector3[] colours)
    {
        if (element.Count > AssetModelBuilder.MostVertices)
            throw new AssetException(name, $"{element.Count} vertices; the limit is {AssetModelBuilder.MostVertices}. Simplify the mesh.");
        // Where each value goes: x y z, nx ny nz, red green blue.
        string[] known = ["x", "y", "z", "nx", "ny", "nz", "red", "green", "blue"];
        var slots = element.Properties.Select(property => property.IsList ? -1 : Array.IndexOf(known, property.Name)).ToArray();
        if (Enumerable.Range(0, 3).Any(axis => !slots.Contains(axis)))
            throw Broken("its vertices have no x, y, z");
        var (hasNormals, hasColours) = (Has(3), Has(6));
        (normals, colours) = (new Vector3[hasNormals ? element.Count : 0], new Vector3[hasColours ? element.Count : 0]);
        Span<double> read = stackalloc double[9];
        for (var i = 0; i < element.Count; i++)
        {
            for (var k = 0; k < slots.Length; k++)
                if (slots[k] < 0)
                    values.Skip(element.Properties[k]);
                else
                    read[slots[k]] = values.Next(element.Properties[k].Type) / (slots[k] >= 6 ? element.Properties[k].Type.White() : 1);
            builder.Position(read[0], read[1], read[2]);
            if (hasNormals)
                normals[i] = new((float)read[3], (float)read[4], (float)read[5]);
            if (hasColours)
                colours[i] = new(Light(read[6]), Light(read[7]), Light(read[8]));
        }

        bool Has(int first) => Enumerable.Range(first, 3).All(slot => slots.Contains(slot));

        static float Light(double share) => Palette.Linear((float)Math.Clamp(share, 0, 1));
    }

    private void Faces(PlyElement element, ref Values values, Vector3[] normals, Vector3[] colours)
    {
        if (element.Count > AssetModelBuilder.MostTriangles)
            throw new AssetException(name, $"{element.Count} faces; the limit is {AssetModelBuilder.MostTriangles}. Simplify the mesh.");
        var list = element.Properties.FindIndex(property => property is { IsList: true, Name: "vertex_indices" or "vertex_index" });
        if (list < 0)
            throw Broken("its faces have no list of vertices (vertex_indices)");
        builder.Begin(colours.Length > 0 ? new Skin(null, Vector3.One) : null);
        Span<AssetCorner> face = new AssetCorner[MostCorners];
        for (var i = 0L; i < element.Count; i++)
            for (var k = 0; k < element.Properties.Count; k++)
            {
                var property = element.Properties[k];
                if (k != list)
                {
                    values.Skip(property);
                    continue;
                }
                var count = values.Length(property);
                if (count > MostCorners)
                    throw Broken($"a face of {count} corners");
                for (var corner = 0; corner < count; corner++)
                {
                    var index = values.Next(property.Type);
                    if (!(index >= 0 && index < builder.Positions))
                        throw Broken(FormattableString.Invariant($"a face names vertex {index}, and there are {builder.Positions}"));
                    var at = (int)index;
                    face[corner] = new AssetCorner(at, normals.Length > 0 ? normals[at] : default, colours.Length > 0 ? colours[at] : default);
                }
                builder.Polygon(face[..(int)count]);
            }
    }

    private AssetException Broken(string what) => new(name, $"a damaged PLY file: {what}.");

    /// <summary>The values after the header, one after the other.</summary>
    private ref struct Values(ReadOnlySpan<byte> data, PlyFormat format, string name)
    {
        private ReadOnlySpan<byte> data = data;

        /// <summary>Bytes that are left.</summary>
        public readonly int Left => data.Length;

        /// <summary>The next value.</summary>
        public double Next(PlyType type)
        {
            if (format == PlyFormat.Text)
                return Word();
            var size = type.Size();
            if (data.Length < size)
                throw End();
            Span<byte> bytes = stackalloc byte[8];
            bytes = bytes[..size];
            data[..size].CopyTo(bytes);
            data = data[size..];
            if (format == PlyFormat.BigEndian)
                bytes.Reverse();
            return type switch
            {
                PlyType.Int8 => (sbyte)bytes[0],
                PlyType.UInt8 => bytes[0],
                PlyType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
                PlyType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
                PlyType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
                PlyType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
                PlyType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            };
        }

        /// <summary>The length of the list that comes next.</summary>
        public long Length(PlyProperty list)
        {
            var length = Next(list.LengthType);
            // A value takes at least a byte.
            return length >= 0 && length <= data.Length ? (long)length : throw End();
        }

        /// <summary>Passes over a property.</summary>
        public void Skip(PlyProperty property)
        {
            var count = property.IsList ? Length(property) : 1;
            if (format == PlyFormat.Text)
            {
                for (; count > 0; count--)
                    Word();
                return;
            }
            var bytes = count * property.Type.Size();
            if (bytes > data.Length)
                throw End();
            data = data[(int)bytes..];
        }

        private double Word()
        {
            data = data.TrimStart(" \t\r\n"u8);
            if (data.IsEmpty)
                throw End();
            var end = data.IndexOfAny(" \t\r\n"u8);
            var word = end < 0 ? data : data[..end];
            data = data[word.Length..];
            return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
                : throw new AssetException(name, $"a damaged PLY file: '{AssetFolder.Shown(Encoding.Latin1.GetString(word))}' is no number.");
        }

        private readonly AssetException End() => new(name, "a damaged PLY file: it ends too early. Copy or write it again.");
    }
}
