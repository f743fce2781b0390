using System.Runtime.InteropServices;
using System.Text.Json;
using Fathom.Datasets.Kitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Kitti;

public sealed class VelodyneProjectionTests : TemporaryFolder
{
    // 40 pixels by 30; the scanner looks along the camera's axis from the camera's place.
    private const string Cameras = "calib_time: 09-Jan-2012 13:57:47\nR_rect_00: 1 0 0 0 1 0 0 0 1\nP_rect_02: 20 0 20 0 0 20 15 0 0 0 1 0\n";
    private const string Scanner = "R: 0 -1 0 0 0 -1 1 0 0\nT: 0 0 0\ndelta_f: 0 0\n";

    [Theory]
    [InlineData("obj_000001", VelodyneDepth.Scanner)]
    [InlineData("obj_000001", VelodyneDepth.Camera)]
    [InlineData("stereo_000001", VelodyneDepth.Scanner)]
    [InlineData("stereo_000001", VelodyneDepth.Camera)]
    public void Real_scans_agree_with_the_official_projection_exactly(string name, VelodyneDepth quantity)
    {
        using var goldens = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "tests/goldens/kitti_projection.json")));
        var golden = goldens.RootElement.GetProperty($"{name} vel_depth={quantity == VelodyneDepth.Scanner}");
        var size = golden.GetProperty("size").EnumerateArray().Select(number => number.GetInt32()).ToArray();
        var calibration = KittiCalibration.Read(SharedFolder.Require($"realdata/kitti_raw/{name}.txt"));

        var depth = VelodyneProjection.OfObjectSet(calibration, 2).Project(SharedFolder.Require($"realdata/kitti_raw/{name}.bin"), size[1], size[0], quantity);

        Assert.Equal(golden.GetProperty("points").GetInt32(), depth.Valid!.Count(valid => valid));
        Assert.Equal((float)golden.GetProperty("max").GetDouble(), depth.Values.Max());
        // The golden sums in double precision what is stored here as float32.
        var sum = golden.GetProperty("sum").GetDouble();
        Assert.Equal(sum, depth.Values.Sum(value => (double)value), 1e-7 * sum);
        int[] rows = Whole("row"), columns = Whole("col");
        var values = golden.GetProperty("depth").EnumerateArray().Select(number => (float)number.GetDouble());
        Assert.Equal(values, rows.Zip(columns, (y, x) => depth[x, y]));

        int[] Whole(string key) => [.. golden.GetProperty(key).EnumerateArray().Select(number => number.GetInt32())];
    }

    [Fact]
    public void A_point_falls_on_the_rounded_pixel_less_one_and_the_nearest_stays()
    {
        // u = 20 − 20·y/x, v = 15 − 20·z/x: the middle; half a pixel right of it, rounded to even; hidden behind the first; before it; behind the scanner; beside the picture.
        var depth = Project([4, 0, 0], [10, -0.25f, 0], [9, 0, 0], [3, 0, 0], [-5, 0, 0], [2, 9, 0]);

        Assert.Equal([(19, 14, 3f)], Points(depth));
    }

    [Fact]
    public void The_last_column_and_the_next_row_s_first_share_a_number_as_in_the_official_code()
    {
        // Pixels (39, 14) and (0, 15), and again (0, 15) from farther away.
        var depth = Project([10, -10, 0], [8, 7.6f, -0.4f], [16, 15.2f, -0.8f]);

        Assert.Equal([(39, 14, 8f), (0, 15, 16f)], Points(depth));
    }

    [Fact]
    public void The_two_distances_differ_by_where_the_scanner_stands()
    {
        var scanner = Scanner.Replace("T: 0 0 0", "T: 0 0 -0.25", StringComparison.Ordinal);
        float[] point = [4, 0, 0];

        Assert.Equal([(19, 14, 4f)], Points(Project(VelodyneDepth.Scanner, scanner, point)));
        Assert.Equal([(19, 14, 3.75f)], Points(Project(VelodyneDepth.Camera, scanner, point)));
    }

    [Fact]
    public void The_camera_of_the_depth_is_the_rectified_one()
    {
        var camera = Project([4, 0, 0]).Camera!;
        Assert.Equal((40, 30, 20, 20, 20, 15), (camera.Width, camera.Height, camera.Fx, camera.Fy, camera.Cx, camera.Cy));
    }

    [Theory]
    [InlineData("", "no line 'KEY: numbers' is in it")]
    [InlineData("P_rect_02: 1 2 3\nR_rect_00: 1 0 0 0 1 0 0 0 1\n", "P_rect_02 has 3 numbers, not 12.")]
    [InlineData("P_rect_03: 20 0 20 0 0 20 15 0 0 0 1 0\n", "no line 'P_rect_02' is in it. Did you mean 'P_rect_03'?")]
    [InlineData("P_rect_02: 0 0 20 0 0 20 15 0 0 0 1 0\nR_rect_00: 1 0 0 0 1 0 0 0 1\n", "P_rect_02 is no projection: its focal lengths are 0 and 20.")]
    public void A_wrong_calibration_is_named(string cameras, string problem)
    {
        var error = Assert.Throws<DatasetException>(() => Projection(cameras, Scanner));
        Assert.StartsWith($"{this["cameras.txt"]}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_scan_that_is_cut_off_are_named()
    {
        var projection = Projection(Cameras, Scanner);
        Write("cut.bin", new byte[30]);

        Assert.Contains("there is no such file", Assert.Throws<DatasetException>(() => KittiCalibration.Read(this["none.txt"])).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Assert.Throws<DatasetException>(() => projection.Project(this["none.bin"], 40, 30, VelodyneDepth.Camera)).Message, StringComparison.Ordinal);
        Assert.Contains("30 bytes are no velodyne scan", Assert.Throws<DatasetException>(() => projection.Project(this["cut.bin"], 40, 30, VelodyneDepth.Camera)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_are_no_numbers_fall_nowhere() =>
        Assert.Empty(Points(Project([float.NaN, 0, 0], [4, float.NaN, 0], [0, 0, 0], [float.PositiveInfinity, 0, 0], [4, float.PositiveInfinity, 0])));

    private DepthMap Project(params float[][] points) => Project(VelodyneDepth.Camera, Scanner, points);

    private DepthMap Project(VelodyneDepth quantity, string scanner, params float[][] points)
    {
        float[] scan = [.. points.SelectMany(point => point.Append(0.5f))];
        return Projection(Cameras, scanner).Project(Write("scan.bin", MemoryMarshal.AsBytes(scan.AsSpan())), 40, 30, quantity);
    }

    private VelodyneProjection Projection(string cameras, string scanner)
    {
        File.WriteAllText(this["cameras.txt"], cameras);
        File.WriteAllText(this["scanner.txt"], scanner);
        return VelodyneProjection.Of(KittiCalibration.Read(this["cameras.txt"]), KittiCalibration.Read(this["scanner.txt"]), 2);
    }

    private static IEnumerable<(int X, int Y, float Metres)> Points(DepthMap depth) =>
        from i in Enumerable.Range(0, depth.Values.Length) where depth.IsValid(i) select (i % depth.Width, i / depth.Width, depth.Values[i]);
}
