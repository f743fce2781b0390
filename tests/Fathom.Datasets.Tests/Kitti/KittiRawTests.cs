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
