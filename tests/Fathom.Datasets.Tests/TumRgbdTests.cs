using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class TumRgbdTests : TemporaryFolder
{
    private const string Sequence = "rgbd_dataset_freiburg2_desk";

    [Fact]
    public void Pictures_depths_and_poses_are_brought_together_by_time()
    {
        Lists("# color images\n1.000 rgb/1.000.png\n1.033 rgb/1.033.png\n1.067 rgb/1.067.png\n", "1.061 depth/1.061.png\n1.007 depth/1.007.png\n", "1.010 1 2 3 0 0 0.70710678 0.70710678\n");

        var frames = TumRgbd.Read(this[Sequence]);

        Assert.Equal([$"{Sequence}_1.000", $"{Sequence}_1.067"], frames.Select(frame => frame.Name));
        Assert.Equal([this[$"{Sequence}/depth/1.007.png"], this[$"{Sequence}/depth/1.061.png"]], frames.Select(frame => frame.Depth!.Path));
        // A quarter turn about z, then the shift.
        var seen = frames[0].Pose!.Transform(new Point3(1, 0, 0));
        Assert.Equal((1, 3, 3), (Math.Round(seen.X, 6), Math.Round(seen.Y, 6), Math.Round(seen.Z, 6)));
        Assert.Null(frames[1].Pose);
        Assert.Equal((null, this[$"{Sequence}/rgb/1.033.png"]), (frames[0].PreviousPicture?.Path, frames[0].NextPicture?.Path));
        Assert.Equal((520.908620, 521.007327, 325.141442, 249.701764), frames[0].Intrinsics);

        // 5000 steps a metre, 0 not measured.
        Png16.Save(frames[0].Depth!.Path, [0, 5000, 12500, 65535], 2, 2);
        new Image(2, 2).Save(frames[0].Picture.Path);
        var depth = frames[0].Load().Depth;
        Assert.Equal([false, true, true, true], Enumerable.Range(0, 4).Select(depth.IsValid));
        Assert.Equal([1, 2.5f, 13.107f], depth.Values[1..]);
    }

    [Fact]
    public void The_nearest_in_time_goes_first_and_each_is_used_once()
    {
        // 1.010 and 1.008 are nearest; 1.000, which comes before, takes what is left; for 1.020 nothing is, and 2.00 and 2.02 are too far apart.
        Assert.Equal(
            new Dictionary<int, int> { [0] = 1, [1] = 0 },
            TumRgbd.Associate([1.000, 1.010, 1.020, 2.00], [1.008, 0.985, 2.02]));
        Assert.Empty(TumRgbd.Associate([1], []));
    }

    [Fact]
    public void Association_agrees_with_all_pairs_tried()
    {
        var random = new Random(1);
        for (var turn = 0; turn < 50; turn++)
        {
            double[] first = Times(), second = Times();
            var left = (from i in Enumerable.Range(0, first.Length) from j in Enumerable.Range(0, second.Length) where Math.Abs(first[i] - second[j]) < 0.02 select (Math.Abs(first[i] - second[j]), i, j)).Order().ToList();
            var expected = new Dictionary<int, int>();
            while (left.Count > 0)
            {
                var (_, i, j) = left[0];
                expected[i] = j;
                left.RemoveAll(pair => pair.i == i || pair.j == j);
            }
            Assert.Equal(expected.OrderBy(pair => pair.Key), TumRgbd.Associate(first, second).OrderBy(pair => pair.Key));
        }

        double[] Times() => [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
    }

    [Theory]
    [InlineData("1.0 rgb/1.png more\n", "1.0 depth/1.png\n", "", "rgb.txt, line 1: '1.0 rgb/1.png more' is not a time and a file.")]
    [InlineData("1.0 rgb/1.png\n", "#\nx depth/1.png\n", "", "depth.txt, line 2: 'x depth/1.png' is not a time and a file.")]
    [InlineData("1.0 rgb/1.png\n", "1.0 depth/1.png\n", "1.0 0 0 0 0 0 0 0\n", "groundtruth.txt, line 1: its quaternion is not of length 1.")]
    [InlineData("1.0 rgb/1.png\n", "1.0 depth/1.png\n", "1.0 0 0 a 0 0 0 1\n", "groundtruth.txt, line 1: 'a' is no number.")]
    public void A_wrong_line_is_named(string pictures, string depths, string poses, string problem)
    {
        Lists(pictures, depths, poses);
        Assert.EndsWith(problem, Assert.Throws<DatasetException>(() => TumRgbd.Read(this[Sequence])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_lists_is_named() =>
        Assert.StartsWith(this["rgb.txt"], Assert.Throws<DatasetException>(() => TumRgbd.Read(Path)).Message, StringComparison.Ordinal);

    private void Lists(string pictures, string depths, string poses)
    {
        foreach (var folder in new[] { "rgb", "depth" })
            Directory.CreateDirectory(this[$"{Sequence}/{folder}"]);
        File.WriteAllText(this[$"{Sequence}/rgb.txt"], pictures);
        File.WriteAllText(this[$"{Sequence}/depth.txt"], depths);
        if (poses.Length > 0)
            File.WriteAllText(this[$"{Sequence}/groundtruth.txt"], poses);
    }
}
