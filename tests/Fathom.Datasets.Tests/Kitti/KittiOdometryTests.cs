using System.Globalization;
using System.Runtime.InteropServices;
using Fathom.Datasets.Kitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Kitti;

public sealed class KittiOdometryTests : TemporaryFolder
{
    // Cameras of 40×30 pixels and focal length 20: the right ones 0.4 m to the right, camera 2 at (−0.05, 0.01, −0.02) of camera 0. A projection's fourth column is −K · place.
    private const string Calibration =
        "P0: 20 0 20 0 0 20 15 0 0 0 1 0\nP1: 20 0 20 -8 0 20 15 0 0 0 1 0\n" +
        "P2: 20 0 20 1.4 0 20 15 0.1 0 0 1 0.02\nP3: 20 0 20 -6.6 0 20 15 0.1 0 0 1 0.02\nTr: 0 -1 0 0 0 0 -1 0 1 0 0 0\n";

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    public void A_frame_comes_with_its_own_camera_s_pose_and_depth(string ending)
    {
        Sequence(ending);

        var frames = KittiOdometry.Read(Path, "09").ToList();

        Assert.Equal(["09_000000_image_2", "09_000001_image_2", "09_000002_image_2"], frames.Select(frame => frame.Name));
        var frame = frames[1];
        Assert.Equal((Picture(2, 0), Picture(2, 1), Picture(2, 2), Picture(3, 1)), (frame.PreviousPicture?.Path, frame.Picture.Path, frame.NextPicture?.Path, frame.OtherEye?.Path));
        Assert.Null(frames[0].PreviousPicture);
        Assert.Null(frames[2].NextPicture);
        Assert.Equal(("09_image_2", 0.104, (20, 20, 20, 15), "street", 80), (frame.Sequence, frame.Time, frame.Intrinsics, frame.Place, frame.Cap));
        Assert.Equal(0.4, frame.Baseline, 1e-12);
        Assert.Equal(-0.4, KittiOdometry.Read(Path, "09", 3).First().Baseline, 1e-12);

        // Camera 0 stands at (10, 0, 5) and looks to the world's right: camera 2, to its left, below and behind, stands farther ahead in the world, below and to the left.
        var origin = frame.Pose!.Transform(default);
        Assert.Equal((10 - 0.02, 0.01, 5 + 0.05), (Math.Round(origin.X, 9), Math.Round(origin.Y, 9), Math.Round(origin.Z, 9)));
        Assert.Equal(origin, KittiOdometry.Read(Path, "09", 2).ElementAt(1).Pose!.Translation);
        Assert.Equal(new Point3(10, 0, 5), KittiOdometry.Read(Path, "09", 0).ElementAt(1).Pose!.Translation);

        // A point 4 m before the scanner, which stands in camera 0: camera 2 stands 0.02 m behind.
        var depth = frame.Load().Depth;
        Assert.Equal(4.02f, Assert.Single(depth.Values, metres => metres > 0));

        string Picture(int camera, int number) => this[$"sequences/09/image_{camera}/{number:D6}{ending}"];
    }

    [Fact]
    public void A_sequence_of_pictures_alone_has_neither_depth_nor_poses_nor_times()
    {
        Sequence(".png");
        Directory.Delete(this["poses"], recursive: true);
        Directory.Delete(this["sequences/09/velodyne"], recursive: true);
        File.Delete(this["sequences/09/times.txt"]);

        var frame = KittiOdometry.Read(Path, "09").First();

        Assert.Null(frame.Depth);
        Assert.Null(frame.Pose);
        Assert.Null(frame.Time);
    }

    [Theory]
    [InlineData("poses/09.txt", "1 0 0 0 0 1 0 0 0 0 1 0\n", "poses/09.txt: it has 1 lines, none for frame 1.")]
    [InlineData("poses/09.txt", "2 0 0 0 0 1 0 0 0 0 1 0\n", "poses/09.txt: the pose of frame 0: No rotation")]
    [InlineData("poses/09.txt", "1 0 0 0 0 1 0 0 0 0 1\n", "poses/09.txt, line 1: 11 numbers, not 12.")]
    [InlineData("sequences/09/times.txt", "\n0\nsoon\n", "times.txt, line 3: 'soon' is no number.")]
    [InlineData("sequences/09/calib.txt", "P2: 20 0 20 1 0 20 15 0 0 0 1 0\n", "no line 'P3' is in it.")]
    public void A_wrong_file_is_named(string file, string content, string problem)
    {
        Sequence(".png");
        File.WriteAllText(this[file], content);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => KittiOdometry.Read(Path, "09").ToList()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("..")]
    [InlineData("../sequences/09")]
    public void A_sequence_that_is_not_there_is_named_at_once(string sequence)
    {
        Sequence(".png");
        Assert.Contains("there is no such folder", Assert.Throws<DatasetException>(() => KittiOdometry.Read(Path, sequence)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_poses_follow_the_published_camera()
    {
        var real = SharedFolder.Require("realdata/video/kitti_grey");
        Directory.CreateDirectory(this["sequences/00"]);
        Directory.CreateDirectory(this["poses"]);
        Directory.CreateSymbolicLink(this["sequences/00/image_0"], real);
        // The real file has the first two projections without their keys.
        File.WriteAllLines(this["sequences/00/calib.txt"], File.ReadLines(System.IO.Path.Combine(real, "calib.txt")).Take(2).Select((line, i) => $"P{i}: {line}"));
        File.Copy(System.IO.Path.Combine(real, "poses.txt"), this["poses/00.txt"]);

        var frames = KittiOdometry.Read(Path, "00", 0).ToList();

        Assert.Equal(51, frames.Count);
        Assert.Equal(File.ReadLines(System.IO.Path.Combine(real, "poses.txt")).Take(51).Select(Last), frames.Select(frame => frame.Pose!.Translation.Z));
        Assert.Equal((707.0912, 707.0912, 601.8873, 183.1104), frames[0].Intrinsics);
        Assert.Equal(frames[17].NextPicture, frames[18].Picture);
        Assert.Equal(frames[17].Picture, frames[18].PreviousPicture);
        Assert.All(frames, frame => Assert.Equal((null, 0), (frame.OtherEye, frame.Baseline)));
        Assert.Equal((1226, 370), (frames[50].Picture.Read().Width, frames[50].Picture.Read().Height));

        static double Last(string line) => double.Parse(line.Split(' ')[11], CultureInfo.InvariantCulture);
    }

    private void Sequence(string ending)
    {
        foreach (var folder in new[] { "image_0", "image_2", "image_3", "velodyne" })
            Directory.CreateDirectory(this[$"sequences/09/{folder}"]);
        Directory.CreateDirectory(this["poses"]);
        File.WriteAllText(this["sequences/09/calib.txt"], Calibration);
        File.WriteAllText(this["sequences/09/times.txt"], "0\n1.04e-01\n0.208\n");
        File.WriteAllText(this["poses/09.txt"], string.Concat(Enumerable.Repeat("0 0 1 10 0 1 0 0 -1 0 0 5\n", 3)));
        float[] scan = [4, 0, 0, 0.5f];
        for (var frame = 0; frame < 3; frame++)
        {
            Write($"sequences/09/velodyne/{frame:D6}.bin", MemoryMarshal.AsBytes(scan.AsSpan()));
            foreach (var camera in new[] { 0, 2, 3 })
                new Image(40, 30).Save(this[$"sequences/09/image_{camera}/{frame:D6}{ending}"]);
        }
    }
}
