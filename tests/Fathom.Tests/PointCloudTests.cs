using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class PointCloudTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Points_are_back_projected_with_their_colours_and_the_sky_gives_none()
    {
        var camera = new Camera(2, 2, 10, 20, 0.5, 1);
        var map = new DepthMap(2, 2, [2, float.PositiveInfinity, 4, 8], DepthKind.MetricDepth, [true, true, false, true], camera);
        var cloud = map.ToPointCloud(new Image(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
        Assert.Equal([-0.1f, -0.1f, 2, 0.4f, 0, 8], cloud.Positions);
        Assert.Equal([1, 2, 3, 10, 11, 12], cloud.Colors!);
        Assert.Equal(DepthUnit.Metre, cloud.Unit);
        Assert.Equal([-0.1f, -0.1f, 2], map.ToPointCloud(farthest: 7.9).Positions);
    }

    [Fact]
    public void Inverse_depth_gives_the_same_points_and_relative_depth_points_without_unit()
    {
        var camera = Camera.FromFieldOfView(2, 1, 90);
        var metric = new DepthMap(2, 1, [2, 4], DepthKind.MetricDepth, camera: camera);
        Assert.Equal(metric.ToPointCloud().Positions, metric.To(DepthKind.InverseDepth).ToPointCloud().Positions);
        var relative = metric.To(DepthKind.RelativeDepth).ToPointCloud();
        Assert.Equal(metric.ToPointCloud().Positions, relative.Positions);
        Assert.Equal(DepthUnit.None, relative.Unit);
    }

    [Fact]
    public void Points_without_camera_or_depth_are_refused_with_the_way_out()
    {
        Assert.Contains("FromFieldOfView", Assert.Throws<FathomException>(() => new DepthMap(1, 1, [1], DepthKind.MetricDepth).ToPointCloud()).Message);
        var camera = new Camera(1, 1, 1, 1, 0, 0);
        Assert.Contains("two known distances", Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.AffineInverseDepth, camera: camera).ToPointCloud()).Message);
        Assert.Contains("baseline", Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.Disparity, camera: camera).ToPointCloud()).Message);
        Assert.Throws<ArgumentException>(() => new DepthMap(1, 1, [1], DepthKind.MetricDepth, camera: camera).ToPointCloud(new Image(2, 1)));
    }

    [Fact]
    public void Any_cloud_survives_a_round_trip_through_ply_bit_for_bit() =>
        Prop.ForAll(Clouds().ToArbitrary(), cloud =>
        {
            cloud.SavePly(folder["x.ply"]);
            var read = PointCloud.LoadPly(folder["x.ply"]);
            return read.Unit == cloud.Unit && Bits(read.Positions).SequenceEqual(Bits(cloud.Positions))
                && (cloud.Colors is null ? read.Colors is null : read.Colors!.SequenceEqual(cloud.Colors));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_points_than_one_buffer_are_written_in_order()
    {
        var cloud = new PointCloud([.. Enumerable.Range(0, 3 * 10_000).Select(i => (float)i)], [.. Enumerable.Range(0, 3 * 10_000).Select(i => (byte)(i * 7))]);
        cloud.SavePly(folder["x.ply"]);
        var read = PointCloud.LoadPly(folder["x.ply"]);
        Assert.Equal(cloud.Positions, read.Positions);
        Assert.Equal(cloud.Colors, read.Colors);
        var (_, binary) = Chunks(Glb(cloud));
        Assert.Equal(29_997f, Float(binary, 3 * 9999));
    }

    [Fact]
    public void The_ply_file_is_the_one_of_the_format_description()
    {
        new PointCloud([1, 2, 3], [4, 5, 6]).SavePly(folder["x.ply"]);
        byte[] expected =
        [
            .. "ply\nformat binary_little_endian 1.0\ncomment unit metre\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"u8,
            .. "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n"u8,
            0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 4, 5, 6,
        ];
        Assert.Equal(expected, File.ReadAllBytes(folder["x.ply"]));
    }

    [Fact]
    public void The_vertices_of_another_program_are_read_past_what_is_not_needed()
    {
        var file = folder.Write("x.ply",
        [
            .. "ply\r\nformat binary_little_endian 1.0\r\ncomment of theirs\r\nelement vertex 2\r\nproperty double time\r\nproperty float32 x\r\nproperty float32 y\r\nproperty float32 z\r\n"u8,
            .. "property uint8 red\r\nproperty uint8 green\r\nproperty uint8 blue\r\nelement face 0\r\nproperty list uchar int vertex_indices\r\nend_header\r\n"u8,
            .. new byte[8], .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f), .. BitConverter.GetBytes(3f), 7, 8, 9,
            .. new byte[8], .. BitConverter.GetBytes(4f), .. BitConverter.GetBytes(5f), .. BitConverter.GetBytes(6f), 1, 1, 2,
        ]);
        var cloud = PointCloud.LoadPly(file);
        Assert.Equal([1, 2, 3, 4, 5, 6], cloud.Positions);
        Assert.Equal([7, 8, 9, 1, 1, 2], cloud.Colors!);
        Assert.Equal(DepthUnit.None, cloud.Unit);
    }

    [Theory]
    [InlineData("", PictureProblem.Empty)]
    [InlineData("hello", PictureProblem.NotAPicture)]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 1\nend_header\n", PictureProblem.Unsupported)]
    [InlineData("ply\nformat binary_little_endian 1.0\nelement vertex 1\nproperty float x\nend_header\n1234", PictureProblem.Unsupported)]
    [InlineData("ply\nformat binary_little_endian 1.0\nelement vertex 2\nproperty float x\nproperty float y\nproperty float z\nend_header\n123456789012", PictureProblem.Truncated)]
    [InlineData("ply\nformat binary_little_endian 1.0\nelement vertex -2\nend_header\n", PictureProblem.Corrupt)]
    [InlineData("ply\nformat binary_little_endian 1.0\nelement vertex 1\nproperty list uchar int x\nend_header\n", PictureProblem.Corrupt)]
    [InlineData("ply\nelement vertex 0\nproperty float x\nproperty float y\nproperty float z\nend_header\n", PictureProblem.Corrupt)]
    [InlineData("ply\nformat binary_little_endian 1.0\nend_header\n", PictureProblem.Corrupt)]
    [InlineData("ply\nformat binary_little_endian 1.0\nelement vertex 1\n", PictureProblem.Truncated)]
    public void A_bad_ply_file_is_refused_with_its_reason(string content, PictureProblem problem)
    {
        var file = folder.Write("bad.ply", Encoding.ASCII.GetBytes(content));
        Assert.Equal(problem, Assert.Throws<PictureException>(() => PointCloud.LoadPly(file)).Problem);
    }

    [Fact]
    public void A_glb_file_has_the_chunks_axes_and_colours_of_gltf()
    {
        var file = Glb(new PointCloud([1, 2, 3, -4, 5, 0.1f], [0, 255, 188, 255, 0, 1]));
        var (json, binary) = Chunks(file);

        var accessors = json.GetProperty("accessors");
        Assert.Equal([-4, -5, -3], Numbers(accessors[0].GetProperty("min")));
        Assert.Equal([1, -2, -0.1f], Numbers(accessors[0].GetProperty("max")));
        Assert.Equal((2, 5126, "VEC3"), (accessors[0].GetProperty("count").GetInt32(), accessors[0].GetProperty("componentType").GetInt32(), accessors[0].GetProperty("type").GetString()));
        Assert.Equal((2, 5123, true), (accessors[1].GetProperty("count").GetInt32(), accessors[1].GetProperty("componentType").GetInt32(), accessors[1].GetProperty("normalized").GetBoolean()));
        var primitive = json.GetProperty("meshes")[0].GetProperty("primitives")[0];
        Assert.Equal(0, primitive.GetProperty("mode").GetInt32());
        Assert.Equal(binary.Length, json.GetProperty("buffers")[0].GetProperty("byteLength").GetInt32());
        var view = json.GetProperty("bufferViews")[primitive.GetProperty("attributes").GetProperty("COLOR_0").GetInt32()];
        Assert.Equal((24, 16, 8), (view.GetProperty("byteOffset").GetInt32(), view.GetProperty("byteLength").GetInt32(), view.GetProperty("byteStride").GetInt32()));

        // y up and −z forward: y and z change sign.
        Assert.Equal([1, -2, -3, -4, -5, -0.1f], Enumerable.Range(0, 6).Select(i => Float(binary, i)));
        // Linear light: 188 is near the middle, 1 is 1 / 255 / 12.92.
        Assert.Equal([0, 65535, 32957, 0, 65535, 0, 20, 0], Enumerable.Range(0, 8).Select(i => (int)BinaryPrimitives.ReadUInt16LittleEndian(binary.AsSpan(24 + 2 * i))),
            (a, b) => Math.Abs(a - b) <= 1);
        Assert.Equal("metre", json.GetProperty("asset").GetProperty("extras").GetProperty("unit").GetString());
    }

    [Fact]
    public void A_glb_file_without_colours_has_positions_only_and_one_without_points_is_refused()
    {
        var (json, binary) = Chunks(Glb(new PointCloud([1, 2, 3])));
        Assert.Equal(12, binary.Length);
        Assert.Equal(1, json.GetProperty("accessors").GetArrayLength());
        Assert.Throws<FathomException>(() => new PointCloud([]).SaveGlb(folder["none.glb"]));
        Assert.Throws<FathomException>(() => new PointCloud([1, 2, float.NaN]).SaveGlb(folder["none.glb"]));
        Assert.False(File.Exists(folder["none.glb"]));
    }

    private static Gen<PointCloud> Clouds() =>
        from count in Gen.Choose(0, 20)
        from positions in ArbMap.Default.GeneratorFor<float>().ArrayOf(3 * count)
        from colors in ArbMap.Default.GeneratorFor<byte>().ArrayOf(3 * count)
        from colored in ArbMap.Default.GeneratorFor<bool>()
        from unit in Gen.Elements(DepthUnit.None, DepthUnit.Metre)
        select new PointCloud(positions, colored ? colors : null, unit);

    private byte[] Glb(PointCloud cloud)
    {
        cloud.SaveGlb(folder["x.glb"]);
        return File.ReadAllBytes(folder["x.glb"]);
    }

    // Read from the specification (Khronos glTF 2.0, 4.4), not with the writer.
    private static (JsonElement Json, byte[] Binary) Chunks(byte[] file)
    {
        Assert.Equal("glTF", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal((2, file.Length), (BitConverter.ToInt32(file, 4), BitConverter.ToInt32(file, 8)));
        var length = BitConverter.ToInt32(file, 12);
        Assert.Equal((0, "JSON"), (length % 4, Encoding.ASCII.GetString(file, 16, 4)));
        var binary = 20 + length;
        Assert.Equal((0, "BIN\0"), (BitConverter.ToInt32(file, binary) % 4, Encoding.ASCII.GetString(file, binary + 4, 4)));
        Assert.Equal(file.Length, binary + 8 + BitConverter.ToInt32(file, binary));
        return (JsonDocument.Parse(file.AsMemory(20, length)).RootElement, file[(binary + 8)..]);
    }

    private static float Float(byte[] bytes, int index) => BitConverter.ToSingle(bytes, 4 * index);

    private static IEnumerable<float> Numbers(JsonElement array) => array.EnumerateArray().Select(v => v.GetSingle());

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);
}
