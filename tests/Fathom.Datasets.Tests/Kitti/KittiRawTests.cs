using System.Runtime.InteropServices;
using Fathom.Datasets.Kitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Kitti;

public sealed class KittiRawTests : TemporaryFolder
{
    private const string Drive = "2011_09_26/2011_09_26_drive_0002_sync";

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    public void A_frame_comes_with_depth_camera_neighbours_and_the_other_eye(string ending)
    {
        Drives(ending);

        var frames = Read($"{Drive} 1 l\n\n{Drive} 0000000002 r\n");

        Assert.Equal(["2011_09_26_drive_0002_sync_0000000001_l", "2011_09_26_drive_0002_sync_0000000002_r"], frames.Select(frame => frame.Name));
        var (left, right) = (frames[0], frames[1]);
        Assert.Equal((Picture(2, 0), Picture(2, 1), Picture(2, 2), Picture(3, 1)), (left.PreviousPicture?.Path, left.Picture.Path, left.NextPicture?.Path, left.OtherEye?.Path));
        Assert.Equal((Picture(3, 1), Picture(3, 2), null, Picture(2, 2)), (right.PreviousPicture?.Path, right.Picture.Path, right.NextPicture?.Path, right.OtherEye?.Path));
        Assert.Equal((20, 20, 20, 15), left.Intrinsics);
        Assert.Equal((0.4, -0.4), (left.Baseline, right.Baseline));
        Assert.Equal(("street", "day", EvaluationCrop.Garg, 80), (left.Place, left.Condition, left.Crop, left.Cap));

        // The right eye sees the point two fifths of a metre, two pixels, farther to the left.
        Assert.Equal((4, 20), Seen(left));
        Assert.Equal((4, 18), Seen(right));

        string Picture(int camera, int frame) => this[$"{Drive}/image_0{camera}/data/{frame:D10}{ending}"];
    }

    [Fact]
    public void Without_a_scan_there_is_a_picture_and_no_depth()
    {
        Drives(".png");
        File.Delete(this[$"{Drive}/velodyne_points/data/0000000001.bin"]);

        var frame = Assert.Single(Read($"{Drive} 1 l"));

        Assert.Null(frame.Depth);
        Assert.EndsWith("there is no depth for this picture.", Assert.Throws<DatasetException>(frame.Load).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Drive} 1 l\n{Drive} 1\n", "split.txt, line 2: ", "is no frame of KITTI's raw data")]
    [InlineData($"{Drive} 1 m", "split.txt, line 1: ", "is no frame of KITTI's raw data")]
    [InlineData("../elsewhere 1 l", "split.txt, line 1: ", "is no frame of KITTI's raw data")]
    [InlineData($"{Drive} -1 l", "split.txt, line 1: ", "is no frame of KITTI's raw data")]
    [InlineData($"{Drive} 7 l", "split.txt, line 1: ", "0000000007.png nor .jpg.")]
    [InlineData("2011_09_28/2011_09_28_drive_0001_sync 1 l", "2011_09_28/calib_cam_to_cam.txt: ", "there is no such file")]
    public void A_wrong_line_is_named_when_it_is_reached(string split, string where, string problem)
    {
        Drives(".png");
        var error = Assert.Throws<DatasetException>(() => Read(split));
        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_root_or_split_is_named_at_once()
    {
        Assert.Contains("there is no such folder", Assert.Throws<DatasetException>(() => new KittiRaw(this["none"]).Read(this["split.txt"])).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such split", Assert.Throws<DatasetException>(() => new KittiRaw(Path).Read(this["split.txt"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train/2011_09_26_drive_0002_sync")]
    [InlineData("val/2011_09_26_drive_0002_sync")]
    [InlineData(Drive)]
    public void Improved_depth_is_found_in_the_official_download_and_beside_the_raw_data(string drive)
    {
        Drives(".png");
        foreach (var (camera, steps) in new[] { (2, 3200), (3, 1) })
        {
            Directory.CreateDirectory(this[$"improved/{drive}/proj_depth/groundtruth/image_0{camera}"]);
            Png16.Save(this[$"improved/{drive}/proj_depth/groundtruth/image_0{camera}/0000000001.png"], [0, (ushort)steps], 2, 1);
        }
        File.WriteAllText(this["split.txt"], $"{Drive} 1 l\n{Drive} 1 r\n");

        var frames = new KittiRaw(Path) { Improved = this["improved"] }.Read(this["split.txt"]).ToList();

        var left = frames[0].Load().Depth;
        Assert.Equal([0, 12.5f], left.Values);
        Assert.Equal([false, true], left.Valid!);
        Assert.Equal([0, 1 / 256f], frames[1].Load().Depth.Values);
    }

    [Fact]
    public void A_frame_without_improved_depth_is_named()
    {
        Drives(".png");
        File.WriteAllText(this["split.txt"], $"\n{Drive} 1 l\n");
        var error = Assert.Throws<DatasetException>(() => new KittiRaw(Path) { Improved = this["improved"] }.Read(this["split.txt"]).ToList());
        Assert.StartsWith($"{this["split.txt"]}, line 2: 2011_09_26_drive_0002_sync/proj_depth/groundtruth/image_02/0000000001.png is not in {this["improved"]}", error.Message, StringComparison.Ordinal);
        Assert.Contains("kitti_eigen_benchmark_test_652", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S2R_s_list_brings_the_same_frame_with_depth_along_the_camera_s_axis()
    {
        Drives(".png");
        // The scanner stands a quarter of a metre before the camera.
        File.WriteAllText(this["2011_09_26/calib_velo_to_cam.txt"], "R: 0 -1 0 0 0 -1 1 0 0\nT: 0 0 0.25\n");
        File.WriteAllText(this["s2r.txt"], $"{Drive}/image_02/data/0000000001.png {Drive}/image_03/data/0000000001.png 2011_09_26 {Drive}/velodyne_points/data/0000000001.bin\n");

        var frame = Assert.Single(KittiS2R.Read(Path, this["s2r.txt"]));

        var same = Assert.Single(Read($"{Drive} 1 l"));
        Assert.Equal((same.Name, same.Picture, same.OtherEye, same.NextPicture, same.Baseline), (frame.Name, frame.Picture, frame.OtherEye, frame.NextPicture, frame.Baseline));
        Assert.Equal((4.25f, 4), (Seen(frame).Metres, Seen(same).Metres));
    }

    [Theory]
    [InlineData($"{Drive}/image_02/data/0000000001.png {Drive}/image_03/data/0000000001.png 2011_09_26")]
    [InlineData($"{Drive}/image_02/data/0000000001.png {Drive}/image_03/data/0000000002.png 2011_09_26 {Drive}/velodyne_points/data/0000000001.bin")]
    [InlineData($"{Drive}/image_02/data/0000000001.png {Drive}/image_03/data/0000000001.png 2011_09_28 {Drive}/velodyne_points/data/0000000001.bin")]
    [InlineData($"{Drive}/image_02/data/0000000001.png {Drive}/image_03/data/0000000001.png 2011_09_26 {Drive}/velodyne_points/data/0000000002.bin")]
    [InlineData("2011_09_26/../image_02/data/0000000001.png 2011_09_26/../image_03/data/0000000001.png 2011_09_26 2011_09_26/../velodyne_points/data/0000000001.bin")]
    [InlineData($"{Drive} 1 l")]
    public void A_line_that_is_none_of_S2R_s_is_named(string line)
    {
        Drives(".png");
        File.WriteAllText(this["s2r.txt"], line);
        Assert.Contains("s2r.txt, line 1: ", Assert.Throws<DatasetException>(() => KittiS2R.Read(Path, this["s2r.txt"]).ToList()).Message, StringComparison.Ordinal);
    }

    private List<DatasetFrame> Read(string split)
    {
        File.WriteAllText(this["split.txt"], split);
        return [.. new KittiRaw(Path).Read(this["split.txt"])];
    }

    private static (float Metres, int X) Seen(DatasetFrame frame)
    {
        var depth = frame.Load().Depth;
        Assert.Equal(DepthKind.MetricDepth, depth.Kind);
        Assert.Equal(1, depth.Valid!.Count(valid => valid));
        var i = Array.IndexOf(depth.Valid!, true);
        return (depth.Values[i], i % depth.Width);
    }

    // Frames 0 to 2 of two cameras of 40×30 pixels, 0.4 m apart; a point 4 m ahead and a fifth of a metre to the right.
    private void Drives(string ending)
    {
        foreach (var folder in new[] { "image_02", "image_03", "velodyne_points" })
            Directory.CreateDirectory(this[$"{Drive}/{folder}/data"]);
        File.WriteAllText(this["2011_09_26/calib_cam_to_cam.txt"], "calib_time: 09-Jan-2012 13:57:47\nR_rect_00: 1 0 0 0 1 0 0 0 1\nP_rect_02: 20 0 20 0 0 20 15 0 0 0 1 0\nP_rect_03: 20 0 20 -8 0 20 15 0 0 0 1 0\n");
        File.WriteAllText(this["2011_09_26/calib_velo_to_cam.txt"], "R: 0 -1 0 0 0 -1 1 0 0\nT: 0 0 0\n");
        float[] scan = [4, -0.2f, 0, 0.5f];
        for (var frame = 0; frame < 3; frame++)
        {
            Write($"{Drive}/velodyne_points/data/{frame:D10}.bin", MemoryMarshal.AsBytes(scan.AsSpan()));
            foreach (var camera in new[] { 2, 3 })
                new Image(40, 30).Save(this[$"{Drive}/image_0{camera}/data/{frame:D10}{ending}"]);
        }
    }
}
