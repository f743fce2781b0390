using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fathom.Worlds.Tests.Assets;

/// <summary>A block with one corner at the origin, 2 wide (x), 3 high (y), 1 deep (z), in every format. Each of its six sides has four vertices of its own.</summary>
internal static class AssetFiles
{
    public static readonly float[] Size = [2, 3, 1];

    /// <summary>Corners of the sides: −x, +x, −y, +y, −z, +z.</summary>
    public static IReadOnlyList<(float X, float Y, float Z)[]> Sides { get; } = [.. Enumerable.Range(0, 6).Select(Side)];

    /// <summary>A colour for each side, sRGB.</summary>
    public static IReadOnlyList<(byte R, byte G, byte B)> Colours { get; } = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255)];

    /// <summary>One colour, as a PNG file.</summary>
    public static byte[] Png((byte R, byte G, byte B) colour, int width = 8, int height = 8)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i += 3)
            (image.Pixels[i], image.Pixels[i + 1], image.Pixels[i + 2]) = colour;
        return image.EncodePng();
    }

    /// <summary>Each side of its own material, whose MTL file has colours.</summary>
    public static byte[] Obj(string library = "block.mtl")
    {
        var text = new StringBuilder($"# a block\nmtllib {library}\n");
        foreach (var (x, y, z) in Sides.SelectMany(side => side))
            text.Append(CultureInfo.InvariantCulture, $"v {x} {y} {z}\n");
        text.Append("vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n");
        for (var i = 0; i < 6; i++)
            // The last corner counts backwards from the end.
            text.Append(CultureInfo.InvariantCulture, $"usemtl side {i}\nf {4 * i + 1}/1 {4 * i + 2}/2 {4 * i + 3}/3 {4 * i - 21}/4\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The colours of the sides.</summary>
    public static byte[] Mtl() => Encoding.UTF8.GetBytes(string.Concat(Colours.Select((colour, i) =>
        string.Create(CultureInfo.InvariantCulture, $"newmtl side {i}\nKa 1 1 1\nKd {colour.R / 255.0} {colour.G / 255.0} {colour.B / 255.0}\n"))));

    /// <summary>PLY with vertex colours.</summary>
    public static byte[] Ply(string format)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.ASCII.GetBytes($"ply\nformat {format} 1.0\ncomment a block\nelement vertex 24\nproperty double x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\n"
            + "element strange 2\nproperty list uchar short numbers\nproperty int one\nelement face 6\nproperty uchar flags\nproperty list uchar int vertex_indices\nend_header\n"));
        void Write(double value, int bytes, bool real)
        {
            if (format == "ascii")
            {
                stream.Write(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture) + " "));
                return;
            }
            var buffer = new byte[8];
            switch (bytes, real)
            {
                case (8, _): BinaryPrimitives.WriteDoubleLittleEndian(buffer, value); break;
                case (4, true): BinaryPrimitives.WriteSingleLittleEndian(buffer, (float)value); break;
                default: BinaryPrimitives.WriteInt64LittleEndian(buffer, (long)value); break;
            }
            stream.Write([.. format == "binary_big_endian" ? buffer[..bytes].Reverse() : buffer[..bytes]]);
        }
        for (var i = 0; i < 24; i++)
        {
            var ((x, y, z), colour) = (Sides[i / 4][i % 4], Colours[i / 4]);
            Write(x, 8, true);
            Write(y, 4, true);
            Write(z, 4, true);
            Write(colour.R, 1, false);
            Write(colour.G, 1, false);
            Write(colour.B, 1, false);
        }
        for (var i = 0; i < 2; i++)
        {
            Write(2, 1, false);
            Write(7, 2, false);
            Write(8, 2, false);
            Write(9, 4, false);
        }
        for (var i = 0; i < 6; i++)
        {
            Write(0, 1, false);
            Write(4, 1, false);
            for (var k = 0; k < 4; k++)
                Write(4 * i + k, 4, false);
        }
        return stream.ToArray();
    }

    /// <summary>The numbers of a glTF file: 24 positions, 24 texture coordinates, 36 indices of 16 bits.</summary>
    public static byte[] GltfBuffer(byte[]? picture = null)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var (x, y, z) in Sides.SelectMany(side => side))
            foreach (var value in new[] { x, y, z })
                writer.Write(value);
        for (var i = 0; i < 24; i++)
        {
            writer.Write((i & 3) is 1 or 2 ? 1f : 0f);
            writer.Write((i & 3) >= 2 ? 0f : 1f);
        }
        for (var i = 0; i < 6; i++)
            foreach (var corner in new[] { 0, 1, 2, 0, 2, 3 })
                writer.Write((ushort)(4 * i + corner));
        writer.Write(picture ?? []);
        while (stream.Length % 4 != 0)
            writer.Write((byte)0);
        return stream.ToArray();
    }

    /// <summary>The JSON: a node with a scale of 0.5 in one that is turned half around y, six primitives, five of one colour each and the last of a picture.</summary>
    /// <param name="bufferUri">Where the numbers are; empty: in the file.</param>
    /// <param name="imageUri">Where the picture is; empty: in the numbers.</param>
    /// <param name="bufferBytes">How many bytes the numbers have.</param>
    /// <param name="pictureBytes">How long it is there.</param>
    public static string GltfJson(string bufferUri, string imageUri, int bufferBytes, int pictureBytes)
    {
        var materials = string.Join(",", Colours.Select((colour, i) => i == 5
            ? """{"pbrMetallicRoughness":{"baseColorTexture":{"index":0},"baseColorFactor":[1,0.5,1,1]}}"""
            : $$$"""{"pbrMetallicRoughness":{"baseColorFactor":[{{{colour.R / 255}}},{{{colour.G / 255}}},{{{colour.B / 255}}},1]}}"""));
        var primitives = string.Join(",", Enumerable.Range(0, 6).Select(i => $$$"""{"attributes":{"POSITION":0,"TEXCOORD_0":1},"indices":{{{2 + i}}},"material":{{{i}}}}"""));
        var indices = string.Join(",", Enumerable.Range(0, 6).Select(i => $$"""{"bufferView":2,"byteOffset":{{12 * i}},"componentType":5123,"count":6,"type":"SCALAR"}"""));
        var image = imageUri.Length > 0 ? $$"""{"uri":"{{imageUri}}"}""" : """{"bufferView":3,"mimeType":"image/png"}""";
        var view = imageUri.Length > 0 ? "" : ",{\"buffer\":0,\"byteOffset\":552,\"byteLength\":" + pictureBytes + "}";
        return $$$"""
            {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
            "nodes":[{"rotation":[0,1,0,0],"translation":[5,1,9],"children":[1]},{"mesh":0,"scale":[0.5,0.5,0.5]}],
            "meshes":[{"primitives":[{{{primitives}}}]}],
            "materials":[{{{materials}}}],
            "textures":[{"source":0}],"images":[{{{image}}}],
            "buffers":[{{{{(bufferUri.Length > 0 ? $"\"uri\":\"{bufferUri}\"," : "")}}}"byteLength":{{{bufferBytes}}}}],
            "bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":288,"target":34962},{"buffer":0,"byteOffset":288,"byteLength":192,"target":34962},{"buffer":0,"byteOffset":480,"byteLength":72,"target":34963}{{{view}}}],
            "accessors":[{"bufferView":0,"componentType":5126,"count":24,"type":"VEC3","min":[0,0,0],"max":[2,3,1]},{"bufferView":1,"componentType":5126,"count":24,"type":"VEC2"},{{{indices}}}]}
            """;
    }

    /// <summary>All in one file.</summary>
    public static byte[] Glb((byte R, byte G, byte B) picture)
    {
        var png = Png(picture);
        var buffer = GltfBuffer(png);
        return Glb(GltfJson("", "", buffer.Length, png.Length), buffer);
    }

    /// <summary>A GLB file of two chunks.</summary>
    public static byte[] Glb(string json, byte[] buffer)
    {
        var text = Encoding.UTF8.GetBytes(json);
        Array.Resize(ref text, (text.Length + 3) / 4 * 4);
        for (var i = Encoding.UTF8.GetByteCount(json); i < text.Length; i++)
            text[i] = (byte)' ';
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var word in new[] { 0x46546C67, 2, 28 + text.Length + buffer.Length, text.Length, 0x4E4F534A })
            writer.Write(word);
        writer.Write(text);
        writer.Write(buffer.Length);
        writer.Write(0x004E4942);
        writer.Write(buffer);
        return stream.ToArray();
    }

    private static (float X, float Y, float Z)[] Side(int side)
    {
        var (axis, far) = (side / 2, side % 2);
        (int U, int V) across = axis switch { 0 => (1, 2), 1 => (2, 0), _ => (0, 1) };
        return [.. new[] { (0, 0), (1, 0), (1, 1), (0, 1) }.Select(corner =>
        {
            var at = new float[3];
            (at[axis], at[across.U], at[across.V]) = (far * Size[axis], corner.Item1 * Size[across.U], corner.Item2 * Size[across.V]);
            return (at[0], at[1], at[2]);
        })];
    }
}
