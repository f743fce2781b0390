using System.Numerics;
using System.Text;
using Fathom.Tests;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests.Assets;

public sealed class AssetMeshTests : IDisposable
{
    private static readonly (byte R, byte G, byte B) Painted = (200, 120, 40);

    private static readonly Camera Lens = Camera.FromFieldOfView(64, 64, 50);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("block.obj")]
    [InlineData("painted.obj")]
    [InlineData("ascii.ply")]
    [InlineData("binary_little_endian.ply")]
    [InlineData("binary_big_endian.ply")]
    [InlineData("block.glb")]
    [InlineData("block.gltf")]
    [InlineData("beside.gltf")]
    public void Depth_and_colours_of_a_block_agree_with_its_closed_form(string file)
    {
        var model = Read(file);
        var metric = file.Contains("gl", StringComparison.Ordinal);
        // In the file y is up and z to the viewer; in the world z is up and y away. Sides: −x, +x, front, back, bottom, top.
        var size = metric ? new Vector3(1, 0.5f, 1.5f) : new Vector3(2, 1, 3) / 3;
        int[] sides = metric ? [1, 0, 4, 5, 2, 3] : [0, 1, 5, 4, 2, 3];
        Assert.Equal((metric, 12), (model.Metric, model.Triangles));
        Assert.InRange(Vector3.Distance(size, model.Size), 0, 1e-6f);

        const float scale = 1.25f;
        var frame = Frame.World.At(0.3f, 2, 0.1f).Turned(0.4f);
        Vector3 low = new Vector3(-size.X / 2, -size.Y / 2, 0) * scale, high = new Vector3(size.X / 2, size.Y / 2, size.Z) * scale;
        var seen = new HashSet<int>();
        foreach (var eye in new[] { new Vector3(3, 0.5f, 2.5f), new Vector3(-2.4f, 3.5f, -1) })
        {
            var view = Viewpoint.LookAt(eye, frame.ToWorld((low + high) / 2), 0.1f);
            var (depth, radiance) = TestScenes.Expose(place => model.Build(place with { Frame = frame }, scale, TestScenes.White), Even(), view, Lens);
            var rays = Enumerable.Range(0, depth.Length).Select(i => TestScenes.Ray(Lens, view, i % Lens.Width, i / Lens.Width)).ToArray();
            var hits = Array.ConvertAll(rays, ray => Slabs(frame.ToLocal(eye), frame.Unrotate(new((float)ray.X, (float)ray.Y, (float)ray.Z)), low, high));
            for (var i = 0; i < depth.Length; i++)
            {
                var (near, far, side) = hits[i];
                // A ray along an edge may fall on either side of it.
                if (Math.Abs(far - near) < 1e-2)
                    continue;
                Assert.Equal(near < far, float.IsFinite(depth[i]));
                if (near > far)
                    continue;
                Assert.InRange(Math.Abs(depth[i] / near - 1), 0, 2e-6);
                // Edges are smoothed.
                int[] around = [i - 1, i + 1, i - Lens.Width, i + Lens.Width];
                if (around.Any(k => k < 0 || k >= hits.Length || hits[k].Side != side || hits[k].Near > hits[k].Far))
                    continue;
                seen.Add(side);
                var expected = Light(metric && sides[side] == 5 ? Painted : file == "painted.obj" ? Painted : AssetFiles.Colours[sides[side]]) * (metric && sides[side] == 5 ? new Vector3(1, 0.5f, 1) : Vector3.One);
                // The gloss adds some of the surroundings, most where the surface is seen at a low angle.
                Assert.InRange(Vector3.Distance(expected, radiance[i]), 0, 0.35f);
            }
        }
        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public void A_picture_lies_on_a_mesh_as_its_texture_coordinates_say()
    {
        var picture = new Image(2, 2, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
        folder.Write("quarters.png", picture.EncodePng());
        folder.Write("quad.mtl", "newmtl q\nKd 0 0 0\nmap_Kd -s 1 1 1 quarters.png\n"u8);
        // Upright, seen from +z: u to the right, v upwards.
        folder.Write("quad.obj", "mtllib quad.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nusemtl q\nf 1/1 2/2 3/3 4/4\n"u8);
        var model = new ObjReader(new AssetFolder(folder.Path), "quad.obj").Read(File.ReadAllBytes(folder["quad.obj"]));
        var view = Viewpoint.LookAt(new(0, -2, 0.5f), new(0, 0, 0.5f), 0);

        var (depth, radiance) = TestScenes.Expose(place => model.Build(place, 1, TestScenes.White), Even(), view, Lens);

        Vector3 At(float x, float z)
        {
            int px = (int)MathF.Round((float)(Lens.Cx + Lens.Fx * x / 2)), py = (int)MathF.Round((float)(Lens.Cy - Lens.Fy * (z - 0.5f) / 2));
            Assert.Equal(2, depth[py * Lens.Width + px], 1e-5);
            return radiance[py * Lens.Width + px];
        }
        Assert.InRange(Vector3.Distance(At(-0.25f, 0.75f), Vector3.UnitX), 0, 0.2f);
        Assert.InRange(Vector3.Distance(At(0.25f, 0.75f), Vector3.UnitY), 0, 0.2f);
        Assert.InRange(Vector3.Distance(At(-0.25f, 0.25f), Vector3.UnitZ), 0, 0.2f);
        Assert.InRange(Vector3.Distance(At(0.25f, 0.25f), Vector3.One), 0, 0.2f);
    }

    [Fact]
    public void Computed_normals_are_round_on_a_ball_and_sharp_on_a_block()
    {
        var ball = new StringBuilder();
        const int around = 24, up = 12;
        for (var j = 0; j <= up; j++)
            for (var i = 0; i < around; i++)
            {
                var (sinUp, cosUp) = Math.SinCos(Math.PI * j / up);
                var (sin, cos) = Math.SinCos(2 * Math.PI * i / around);
                ball.Append(System.Globalization.CultureInfo.InvariantCulture, $"v {sinUp * cos} {cosUp} {sinUp * sin}\n");
            }
        for (var j = 0; j < up; j++)
            for (var i = 0; i < around; i++)
                ball.Append(System.Globalization.CultureInfo.InvariantCulture, $"f {j * around + i + 1} {j * around + (i + 1) % around + 1} {(j + 1) * around + (i + 1) % around + 1} {(j + 1) * around + i + 1}\n");
        var round = new ObjReader(new AssetFolder(folder.Path), "ball.obj").Read(Encoding.ASCII.GetBytes(ball.ToString()));
        using var mesh = Mesh.Rent();
        round.Build(new Placement(mesh, Frame.World), 1, TestScenes.White);
        for (var i = 0; i < mesh.VertexCount; i++)
            Assert.InRange(MathF.Abs(Vector3.Dot(mesh.Normals[i], Vector3.Normalize(mesh.Positions[i] - new Vector3(0, 0, 0.5f)))), 0.985f, 1.0001f);

        var block = Read("binary_little_endian.ply");
        using var flat = Mesh.Rent();
        block.Build(new Placement(flat, Frame.World), 1, TestScenes.White);
        for (var i = 0; i < flat.VertexCount; i++)
            Assert.Equal(1, MathF.Max(MathF.Abs(flat.Normals[i].X), MathF.Max(MathF.Abs(flat.Normals[i].Y), MathF.Abs(flat.Normals[i].Z))), 1e-6f);
    }

    [Theory]
    [InlineData("v 0 0 0\nv 1 0 nan\nv 0 1 0\nf 1 2 3\n", "not a finite number")]
    [InlineData("v 0 0 0\nv 1 0 1e999\nv 0 1 0\nf 1 2 3\n", "not a finite number")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 4\n", "line 4: a face names number 4, and there are 3 so far")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 -4\n", "names number -4")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 0 1 2\n", "names number 0")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2\n", "a face of 2 corners")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\nl 1 2 3\n", "no triangles in it")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 2 0 0\nf 1 2 3\n", "points or lines")]
    [InlineData("v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n", "one point")]
    [InlineData("v 0 0\n", "line 1: a number is missing")]
    [InlineData("mtllib ../secret.mtl\n", "'../secret.mtl'")]
    [InlineData("mtllib /etc/passwd\n", "'/etc/passwd'")]
    [InlineData("mtllib C:\\secret.mtl\n", "no absolute paths")]
    [InlineData("mtllib none.mtl\n", "none.mtl: there is no such file")]
    public void A_broken_obj_is_refused_with_the_reason(string text, string reason)
    {
        var error = Assert.Throws<AssetException>(() => new ObjReader(new AssetFolder(folder.Path), "x.obj").Read(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_triangles_than_a_mesh_may_have_are_refused_before_they_are_kept()
    {
        var text = Encoding.ASCII.GetBytes("v 0 0 0\nv 1 0 0\nv 0 1 0\n" + string.Concat(Enumerable.Repeat("f 1 2 3\n", AssetModelBuilder.MostTriangles + 1)));
        Assert.Contains("more than 200000 triangles", Assert.Throws<AssetException>(() => new ObjReader(new AssetFolder(folder.Path), "x.obj").Read(text)).Message, StringComparison.Ordinal);

        foreach (var header in new[] { "element vertex 2000000000\nproperty uchar x\nproperty uchar y\nproperty uchar z\n", "element nothing 2000000000\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n", "element vertex 3\nproperty float x\n" })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<AssetException>(() => new PlyReader("x.ply").Read(Encoding.ASCII.GetBytes($"ply\nformat binary_little_endian 1.0\n{header}element face 1\nproperty list uchar int vertex_indices\nend_header\n0000000000000000")));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Theory]
    [InlineData("\"asset\":{\"version\":\"2.0\"}", "\"asset\":{\"version\":\"2.0\"},\"extensionsRequired\":[\"KHR_draco_mesh_compression\"]", "requires the extension KHR_draco_mesh_compression")]
    [InlineData("\"count\":24", "\"count\":2000000000", "an accessor of 2000000000 items")]
    [InlineData("\"children\":[1]", "\"children\":[0]", "in a circle")]
    [InlineData("\"children\":[1]", "\"children\":[7]", "child 7")]
    [InlineData("\"POSITION\":0", "\"POSITION\":99", "damaged glTF")]
    [InlineData("\"scenes\"", "\"scenes", "JSON")]
    [InlineData("\"scene\":0", "\"scene\":0,\"accessors\":[]", "JSON")]
    public void A_broken_glb_is_refused_with_the_reason(string good, string bad, string reason)
    {
        var png = AssetFiles.Png(Painted);
        var buffer = AssetFiles.GltfBuffer(png);
        var json = AssetFiles.GltfJson("", "", buffer.Length, png.Length);
        Assert.Contains(good, json, StringComparison.Ordinal);
        var error = Assert.Throws<AssetException>(() => new GltfReader(new AssetFolder(folder.Path), "x.glb").Read(AssetFiles.Glb(json.Replace(good, bad, StringComparison.Ordinal), buffer)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../block.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("..%2Fblock.bin")]
    [InlineData("%2e%2e/block.bin")]
    [InlineData("linked.bin")]
    public void A_gltf_file_reads_nothing_outside_of_its_folder(string reference)
    {
        folder.Write("block.bin", AssetFiles.GltfBuffer());
        Directory.CreateDirectory(folder["inner"]);
        File.CreateSymbolicLink(folder["inner/linked.bin"], folder["block.bin"]);
        folder.Write("inner/picture.png", AssetFiles.Png(Painted));
        var json = Encoding.UTF8.GetBytes(AssetFiles.GltfJson(reference, "picture.png", 552, 0));

        Assert.Throws<AssetException>(() => new GltfReader(new AssetFolder(folder["inner"]), "x.gltf").Read(json));

        File.Copy(folder["block.bin"], folder["inner/own block.bin"]);
        json = Encoding.UTF8.GetBytes(AssetFiles.GltfJson("own%20block.bin", "picture.png", 552, 0));
        Assert.Equal(12, new GltfReader(new AssetFolder(folder["inner"]), "x.gltf").Read(json).Triangles);
    }

    private AssetModel Read(string file)
    {
        var source = new AssetFolder(folder.Path);
        switch (file)
        {
            case "block.obj":
                folder.Write("block.mtl", AssetFiles.Mtl());
                return new ObjReader(source, file).Read(AssetFiles.Obj());
            case "painted.obj":
                folder.Write("a picture.png", AssetFiles.Png(Painted));
                folder.Write("painted.mtl", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 6).Select(i => $"newmtl side {i}\r\nmap_Kd a picture.png\r\n"))));
                return new ObjReader(source, file).Read(AssetFiles.Obj("painted.mtl"));
            case "block.glb":
                return new GltfReader(source, file).Read(AssetFiles.Glb(Painted));
            case "block.gltf":
                return new GltfReader(source, file).Read(Encoding.UTF8.GetBytes(AssetFiles.GltfJson(
                    "data:application/octet-stream;base64," + Convert.ToBase64String(AssetFiles.GltfBuffer()), "data:image/png;base64," + Convert.ToBase64String(AssetFiles.Png(Painted)), 552, 0)));
            case "beside.gltf":
                Directory.CreateDirectory(folder["textures"]);
                folder.Write("block.bin", AssetFiles.GltfBuffer());
                folder.Write("textures/a.png", AssetFiles.Png(Painted));
                return new GltfReader(source, file).Read(Encoding.UTF8.GetBytes(AssetFiles.GltfJson("block.bin", "textures/a.png", 552, 0)));
            default:
                return new PlyReader(file).Read(AssetFiles.Ply(Path.GetFileNameWithoutExtension(file)));
        }
    }

    private static Vector3 Light((byte R, byte G, byte B) colour) => new(Palette.Linear(colour.R / 255f), Palette.Linear(colour.G / 255f), Palette.Linear(colour.B / 255f));

    // The same light from everywhere: what is seen is the surface's own colour.
    private static Illumination Even() => TestScenes.SunOnly(Vector3.UnitZ) with { Sun = default, EvenAmbient = Vector3.One };

    private static (double Near, double Far, int Side) Slabs(Vector3 origin, Vector3 ray, Vector3 low, Vector3 high)
    {
        var (near, far, side) = (double.NegativeInfinity, double.PositiveInfinity, -1);
        for (var axis = 0; axis < 3; axis++)
        {
            double a = ((double)low[axis] - origin[axis]) / ray[axis], b = ((double)high[axis] - origin[axis]) / ray[axis];
            if (Math.Min(a, b) > near)
                (near, side) = (Math.Min(a, b), 2 * axis + (a < b ? 0 : 1));
            far = Math.Min(far, Math.Max(a, b));
        }
        return (near, far, side);
    }
}
