using Fathom.Datasets.Kitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class SplitListsTests : TemporaryFolder
{
    [Theory]
    [InlineData("kitti_eigen_benchmark_test_652", 652)]
    [InlineData("kitti_eigen_test_697", 697)]
    [InlineData("kitti_eigen_zhou_train", 39_810)]
    [InlineData("kitti_eigen_zhou_val", 4_424)]
    [InlineData("kitti_s2r_test", 697)]
    [InlineData("robotcar_day_train", 21_932)]
    [InlineData("robotcar_day_val_451", 451)]
    [InlineData("robotcar_night_train", 22_811)]
    [InlineData("robotcar_night_val_411", 411)]
    [InlineData("vkitti_s2r_test", 500)]
    [InlineData("vkitti_s2r_train", 20_760)]
    public void A_list_has_as_many_frames_as_published_no_two_alike(string name, int frames)
    {
        var lines = Lines(name);
        Assert.Equal(frames, lines.Count);
        Assert.Equal(frames, lines.Distinct().Count());
        Assert.Contains(name, SplitLists.Names);
    }

    [Fact]
    public void There_are_no_others() => Assert.Equal(11, SplitLists.Names.Count);

    [Fact]
    public void No_drive_of_Eigen_s_test_is_trained_on()
    {
        var test = Lines("kitti_eigen_test_697").Select(Drive).ToHashSet();
        Assert.DoesNotContain(Lines("kitti_eigen_zhou_train").Concat(Lines("kitti_eigen_zhou_val")).Select(Drive), test.Contains);

        static string Drive(string line) => line.Split(' ')[0];
    }

    [Fact]
    public void The_benchmark_s_frames_are_among_Eigen_s_and_S2R_s_are_the_same()
    {
        var eigen = Lines("kitti_eigen_test_697").Select(Frame).ToList();
        Assert.Subset(eigen.ToHashSet(), Lines("kitti_eigen_benchmark_test_652").Select(Frame).ToHashSet());
        Assert.Equal(eigen, Lines("kitti_s2r_test").Select(line => line.Split(' ')[0].Split('/')).Select(path => ($"{path[0]}/{path[1]}", int.Parse(path[4][..10]))));

        static (string, int) Frame(string line) => line.Split(' ') is [var drive, var frame, _] ? (drive, int.Parse(frame)) : default;
    }

    [Fact]
    public void A_file_of_one_s_own_opens_in_the_same_place()
    {
        File.WriteAllText(this["mine.txt"], "one\ntwo\n");
        Assert.Equal(["one", "two"], Lines(this["mine.txt"]));
    }

    [Fact]
    public void A_slip_in_a_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<DatasetException>(() => new KittiRaw(Path).Read("kitti_eigen_test_679"));
        Assert.Equal("kitti_eigen_test_679: there is no such split, neither a file nor a list that comes with the library. Did you mean 'kitti_eigen_test_697'?", error.Message);
    }

    [Fact]
    public void Readers_take_a_name_for_a_file() =>
        Assert.Contains("kitti_eigen_test_697, line 1: ", Assert.Throws<DatasetException>(() => new KittiRaw(Calibrated()).Read("kitti_eigen_test_697").First()).Message, StringComparison.Ordinal);

    // A root of one day without pictures.
    private string Calibrated()
    {
        Directory.CreateDirectory(this["2011_09_26"]);
        File.WriteAllText(this["2011_09_26/calib_cam_to_cam.txt"], "R_rect_00: 1 0 0 0 1 0 0 0 1\nP_rect_02: 20 0 20 0 0 20 15 0 0 0 1 0\nP_rect_03: 20 0 20 -8 0 20 15 0 0 0 1 0\n");
        File.WriteAllText(this["2011_09_26/calib_velo_to_cam.txt"], "R: 0 -1 0 0 0 -1 1 0 0\nT: 0 0 0\n");
        return Path;
    }

    private static List<string> Lines(string split)
    {
        using var reader = SplitLists.Open(split);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
