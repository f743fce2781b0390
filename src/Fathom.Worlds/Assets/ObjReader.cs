using System.Globalization;
using System.Numerics;
using System.Text;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>Wavefront OBJ: positions (with sRGB colours behind them, as scanners write), texture coordinates, normals, faces, materials of MTL files. Curves, lines and names of groups are passed over.</summary>
/// <param name="folder">Where MTL files and pictures lie.</param>
/// <param name="name">The file.</param>
internal sealed class ObjReader(AssetFolder folder, string name)
{
    private const int MostCorners = 1000;

    private static readonly Material VertexColours = new Skin(null, Vector3.One);

    private readonly AssetModelBuilder builder = new(name);
    private readonly MtlLibrary library = new(folder);
    private readonly List<Vector3> normals = [], coordinates = [], colours = [];
    private readonly AssetCorner[] face = new AssetCorner[MostCorners];
    private Material? material, begun;
    private bool any;
    private int number;

    /// <summary>Reads the file.</summary>
    /// <exception cref="AssetException">It is damaged or too large, or names what it may not.</exception>
    public AssetModel Read(ReadOnlySpan<byte> file)
    {
        foreach (var range in file.Split((byte)'\n'))
        {
            number++;
            Line(file[range]);
        }
        return builder.Build(metres: false);
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        var words = new Words(line);
        var key = words.Next();
        if (key.SequenceEqual("v"u8))
            Position(ref words);
        else if (key.SequenceEqual("vt"u8))
            // v grows upwards in the file.
            Add(coordinates, new Vector3(Number(ref words), words.IsAtEnd ? 1 : 1 - Number(ref words), 0));
        else if (key.SequenceEqual("vn"u8))
            Add(normals, new Vector3(Number(ref words), Number(ref words), Number(ref words)));
        else if (key.SequenceEqual("f"u8))
            Face(ref words);
        else if (key.SequenceEqual("usemtl"u8))
            material = library.Find(words.Rest());
        else if (key.SequenceEqual("mtllib"u8))
            library.Add(AssetFolder.Resolve(name, words.Rest()));
    }

    private void Position(ref Words words)
    {
        builder.Position(Double(ref words), Double(ref words), Double(ref words));
        Span<float> more = stackalloc float[4];
        var count = 0;
        while (!words.IsAtEnd && count < more.Length)
            more[count++] = Number(ref words);
        // x y z w, or x y z red green blue.
        if (count >= 3)
            colours.Add(new Vector3(Palette.Linear(more[0]), Palette.Linear(more[1]), Palette.Linear(more[2])));
    }

    private void Face(ref Words words)
    {
        var surface = material ?? (colours.Count == builder.Positions ? VertexColours : null);
        var count = 0;
        while (!words.IsAtEnd)
        {
            if (count == MostCorners)
                throw Broken($"a face of more than {MostCorners} corners");
            var rest = words.Next();
            var (position, coordinate, normal) = (Index(ref rest, builder.Positions), Index(ref rest, coordinates.Count), Index(ref rest, normals.Count));
            if (position < 0 || !rest.IsEmpty)
                throw Broken("a face whose corners are no numbers of vertices");
            face[count++] = new AssetCorner(position, normal < 0 ? default : normals[normal],
                surface == VertexColours ? colours[position] : surface is Skin && coordinate >= 0 ? coordinates[coordinate] : default);
        }
        if (!any || surface != begun)
            builder.Begin(surface);
        (any, begun) = (true, surface);
        builder.Polygon(face.AsSpan(0, count));
    }

    // Cuts a number off a corner such as 3/1/2: from 1, or from −1 backwards. −1 where there is none.
    private int Index(ref ReadOnlySpan<byte> corner, int count)
    {
        var end = corner.IndexOf((byte)'/');
        var digits = end < 0 ? corner : corner[..end];
        corner = end < 0 ? default : corner[(end + 1)..];
        if (digits.IsEmpty)
            return -1;
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            throw Broken($"'{AssetFolder.Shown(Encoding.UTF8.GetString(digits))}' is no number of a vertex");
        var from0 = index < 0 ? (long)count + index : index - 1L;
        return from0 >= 0 && from0 < count ? (int)from0 : throw Broken($"a face names number {index}, and there are {count} so far");
    }

    private void Add(List<Vector3> list, Vector3 item)
    {
        if (list.Count == AssetModelBuilder.MostVertices)
            throw Broken($"more than {AssetModelBuilder.MostVertices} normals or texture coordinates. Simplify the mesh");
        list.Add(item);
    }

    private float Number(ref Words words) => (float)Double(ref words);

    private double Double(ref Words words) => words.TryNumber(out var value) ? value : throw Broken("a number is missing, or is none");

    private AssetException Broken(string what) => new(name, $"a damaged OBJ file: line {number}: {what}.");
}
