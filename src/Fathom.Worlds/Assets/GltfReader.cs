using System.Numerics;
using Fathom.Worlds.Materials;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;
using Material = Fathom.Worlds.Materials.Material;
using Skin = Fathom.Worlds.Materials.Skin;

namespace Fathom.Worlds.Assets;

/// <summary>glTF 2.0 and GLB (Khronos), read by SharpGLTF after <see cref="GltfLimits"/> has looked the file through: triangles of the default scene, transforms of its nodes, base colour as factor, picture or
/// vertex colours. Animations and skins stand still as stored; extensions are passed over unless the file requires them.</summary>
/// <param name="folder">Where buffers and pictures beside the file lie.</param>
/// <param name="name">The file.</param>
internal sealed class GltfReader(AssetFolder folder, string name)
{
    private readonly AssetModelBuilder builder = new(name);
    private readonly Dictionary<int, MipMap> pictures = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="AssetException">It is damaged or too large, needs what is not read, or names what it may not.</exception>
    public AssetModel Read(byte[] file)
    {
        GltfLimits.Check(file, name);
        try
        {
            var context = ReadContext.Create(reference => Beside(reference)).WithSettingsFrom(new ReadSettings { Validation = ValidationMode.TryFix });
            var root = context.ReadSchema2(new MemoryStream(file, writable: false));
            var scene = root.DefaultScene ?? (root.LogicalScenes.Count > 0 ? root.LogicalScenes[0] : null);
            foreach (var node in scene?.VisualChildren ?? root.LogicalNodes.Where(node => node.VisualParent is null))
                Add(node, Matrix4x4.Identity);
        }
        // The library does not say all that it throws at damaged files.
        catch (Exception error) when (error is not (AssetException or OutOfMemoryException))
        {
            // What was asked for beside the file may be inside the library's own exception.
            for (var inner = error; inner is not null; inner = inner.InnerException)
                if (inner is AssetException own)
                    throw own;
            throw new AssetException(name, $"a damaged glTF file: {AssetFolder.Shown(error.Message.ReplaceLineEndings(" ")).TrimEnd('.')}. Write it again.", error);
        }
        return builder.Build(metres: true);
    }

    // No deeper than the limits allow.
    private void Add(Node node, in Matrix4x4 parent)
    {
        var world = node.LocalMatrix * parent;
        if (node.Mesh is { } mesh)
            foreach (var primitive in mesh.Primitives)
                // A skin's vertices lie where its bones put them, whatever the node says.
                Add(primitive, node.Skin is null ? world : Matrix4x4.Identity);
        foreach (var child in node.VisualChildren)
            Add(child, world);
    }

    private void Add(MeshPrimitive primitive, in Matrix4x4 world)
    {
        if (primitive.DrawPrimitiveType is not (PrimitiveType.TRIANGLES or PrimitiveType.TRIANGLE_STRIP or PrimitiveType.TRIANGLE_FAN) || primitive.GetVertexAccessor("POSITION") is not { } accessor)
            return;
        var first = builder.Positions;
        foreach (var position in accessor.AsVector3Array())
        {
            var placed = Vector3.Transform(position, world);
            builder.Position(placed.X, placed.Y, placed.Z);
        }
        var count = builder.Positions - first;
        var normals = primitive.GetVertexAccessor("NORMAL")?.AsVector3Array();
        var (material, paints) = Surface(primitive, count);
        // Normals turn by the inverse's transpose.
        var turn = Matrix4x4.Invert(world, out var inverse) ? Matrix4x4.Transpose(inverse) : Matrix4x4.Identity;
        builder.Begin(material);
        foreach (var (a, b, c) in primitive.GetTriangleIndices())
            builder.Triangle(Corner(a), Corner(b), Corner(c));

        AssetCorner Corner(int index) => (uint)index < (uint)count
            ? new AssetCorner(first + index, normals is not null && index < normals.Count ? Vector3.TransformNormal(normals[index], turn) : default, paints is null ? default : paints[index])
            : throw builder.Broken($"a triangle names vertex {index}, and there are {count}.");
    }

    // What a primitive is made of, and what its vertices carry for it.
    private (Material? Material, Vector3[]? Paints) Surface(MeshPrimitive primitive, int count)
    {
        var colours = primitive.GetVertexAccessor("COLOR_0")?.AsColorArray(1);
        if (primitive.Material?.FindChannel("BaseColor") is not { } channel)
            return colours is null ? (null, null) : (new Skin(null, Vector3.One), Carried(i => colours[i].AsVector3(), colours.Count));
        // The factor is linear, as vertex colours are.
        var tint = Vector3.Clamp(channel.Color.AsVector3(), Vector3.Zero, Vector3.One);
        if (channel.Texture?.PrimaryImage is { } image && primitive.GetVertexAccessor($"TEXCOORD_{channel.TextureCoordinate}")?.AsVector2Array() is { } coordinates)
            return (new Skin(Picture(image), tint), Carried(i => new Vector3(coordinates[i], 0), coordinates.Count));
        return colours is null ? (new Plain(tint, 0.02f, 0.3f), null) : (new Skin(null, tint), Carried(i => colours[i].AsVector3(), colours.Count));

        Vector3[] Carried(Func<int, Vector3> value, int there) => there >= count ? [.. Enumerable.Range(0, count).Select(value)]
            : throw builder.Broken($"{count} vertices have {there} texture coordinates or colours.");
    }

    private MipMap Picture(SharpGLTF.Schema2.Image image)
    {
        if (!pictures.TryGetValue(image.LogicalIndex, out var picture))
            pictures.Add(image.LogicalIndex, picture = folder.Decode(image.Content.Content.Span, $"{name}, picture {image.LogicalIndex}"));
        return picture;
    }

    private ArraySegment<byte> Beside(string reference)
    {
        var file = AssetFolder.Resolve(name, Uri.UnescapeDataString(reference));
        folder.Referenced.Add(file);
        return folder.Read(file);
    }
}
