namespace Fathom.Datasets.Tests;

public sealed class TartanAirTests : Layout
{
    [Theory]
    [InlineData("{0}/P001")]
    [InlineData("P001/{0}")]
    public void Frames_of_both_layouts_have_poses_neighbours_and_the_other_eye(string layout)
    {
        string In(string part, string file) => "office_night/Hard/" + (layout[0] == '{' ? $"{part}/P001/{part}/{file}" : $"P001/{part}/{file}");
        Pictures(2, 2, In("image_left", "000000_left.png"), In("image_left", "000001_left.png"), In("image_right", "000000_right.png"));
        new DepthMap(2, 2, [1, 2.5f, 0, 10000], DepthKind.MetricDepth).Save(At(In("depth_left", "000000_left_depth.npy")));
        // At rest, looking north; then a quarter turn to the right (about down), looking east.
        File.WriteAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(this[In("image_left", "a")])!)!, "pose_left.txt"), "1 2 3 0 0 0 1\n0 0 0 0 0 0.70710678 0.70710678\n");

        var frames = TartanAir.Read(Path, "Hard").ToList();

        Assert.Equal(["office_night_Hard_P001_000000", "office_night_Hard_P001_000001"], Names(frames));
        Assert.Equal(("night", "office_night", "office_night_Hard_P001"), (frames[0].Condition, frames[0].Place, frames[0].Sequence));
        Assert.Equal((this[In("image_right", "000000_right.png")], 0.25), (frames[0].OtherEye!.Path, frames[0].Baseline));
        Assert.Equal((null, 0), (frames[1].OtherEye, frames[1].Baseline));
        Assert.Equal((null, this[In("image_left", "000001_left.png")], this[In("image_left", "000000_left.png")]), (frames[0].PreviousPicture, frames[0].NextPicture!.Path, frames[1].PreviousPicture!.Path));
        var depth = frames[0].Load().Depth;
        Assert.Equal([true, true, false, true], Known(depth));
        Assert.Equal([1, 2.5f, 0, 10000], depth.Values);
        // Camera: right, down, forward. World: north, east, down.
        Assert.Equal(new Point3(1 + 30, 2 + 10, 3 + 20), frames[0].Pose!.Transform(new Point3(10, 20, 30)));
        var east = frames[1].Pose!.Transform(new Point3(10, 20, 30));
        Assert.Equal((-10, 30, 20), (Math.Round(east.X, 5), Math.Round(east.Y, 5), Math.Round(east.Z, 5)));
    }

    [Theory]
    [InlineData("1 2 3 0 0 0\n", "line 1: 6 words, not the seven of a pose")]
    [InlineData("1 2 3 0 0 0 2\n", "line 1: its quaternion is not of length 1.")]
    [InlineData("1 2 3 0 0 0 1\n1 2 3 0 0 0 1\n", "more poses for 1 pictures.")]
    [InlineData("\n", "0 poses for 1 pictures.")]
    public void Wrong_poses_are_named(string poses, string problem)
    {
        Pictures(2, 2, "office/Easy/P000/image_left/000000_left.png");
        File.WriteAllText(this["office/Easy/P000/pose_left.txt"], poses);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => TartanAir.Read(Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_trajectories_is_named_at_once() => Named(root => TartanAir.Read(root), "*/Easy/P*/image_left/*_left.png or */Easy/image_left/P*/image_left/*_left.png");
}
