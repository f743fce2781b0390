using Fathom.Datasets.RobotCar;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.RobotCar;

public sealed class RobotCarAddsTests : TemporaryFolder
{
    [Fact]
    public void A_training_frame_has_neighbours_of_its_own_folder_and_no_depth()
    {
        Pictures("day_train_all", 12, 6, 315, 316, 317);

        var frames = Read("day_train_all/0000000316\n\nday_train_all/317\n");

        Assert.Equal(["day_train_all_0000000316", "day_train_all_0000000317"], frames.Select(frame => frame.Name));
        var frame = frames[0];
        Assert.Equal((Picture("day_train_all", 315), Picture("day_train_all", 316), Picture("day_train_all", 317)), (frame.PreviousPicture?.Path, frame.Picture.Path, frame.NextPicture?.Path));
        Assert.Null(frames[1].NextPicture);
        Assert.Null(frame.Depth);
        Assert.Equal(("day_train_all", "street", "day", EvaluationCrop.None, 60), (frame.Sequence, frame.Place, frame.Condition, frame.Crop, frame.Cap));
    }

    [Theory]
    [InlineData("day_train_all", "_fake_night")]
    [InlineData("night_train_all", "_fake_day")]
    public void A_pair_is_the_frame_and_its_twin_whichever_was_taken(string folder, string twin)
    {
        Pictures(folder, 12, 6, 1, 2, 3);
        Pictures(folder + twin, 12, 6, 1, 2);
        File.WriteAllText(this["split.txt"], $"{folder}/0000000002\n");

        var pair = Assert.Single(RobotCarAdds.ReadPairs(Path, this["split.txt"]));

        var isDay = folder.StartsWith("day", StringComparison.Ordinal);
        var (taken, made) = isDay ? (pair.Day, pair.Night) : (pair.Night, pair.Day);
        Assert.Equal((Picture(folder, 1), Picture(folder, 2), Picture(folder, 3)), (taken.PreviousPicture?.Path, taken.Picture.Path, taken.NextPicture?.Path));
        Assert.Equal((Picture(folder + twin, 1), Picture(folder + twin, 2), null), (made.PreviousPicture?.Path, made.Picture.Path, made.NextPicture?.Path));
        Assert.Equal(("day", "night"), (pair.Day.Condition, pair.Night.Condition));
        Assert.NotEqual(pair.Day.Name, pair.Night.Name);
    }

    [Fact]
    public void A_frame_without_its_twin_is_named()
    {
        Pictures("day_train_all", 12, 6, 2);
        File.WriteAllText(this["split.txt"], "day_train_all/0000000002\n");
        var error = Assert.Throws<DatasetException>(() => RobotCarAdds.ReadPairs(Path, this["split.txt"]).ToList());
        Assert.StartsWith($"{this["split.txt"]}, line 1: there is no {Picture("day_train_all_fake_night", 2)}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day_val_451", "day")]
    [InlineData("night_val_411", "night")]
    public void A_validation_frame_has_the_ground_truth_of_its_rows_and_no_neighbours(string folder, string condition)
    {
        Pictures(folder, 12, 6, 1503025662, 1503025663);
        // As rows 160 to 799 of 960: of 12 rows, 2 to 9. Each row holds its number in metres.
        Directory.CreateDirectory(this[folder + "_gt"]);
        Png16.Save(this[$"{folder}_gt/1503025663.png"], [.. Enumerable.Range(0, 16 * 12).Select(i => (ushort)(256 * (i / 16)))], 16, 12);

        var frame = Assert.Single(Read($"{folder}/1503025663\n"));
        var depth = frame.Load().Depth;

        Assert.Equal((16, 8), (depth.Width, depth.Height));
        Assert.Equal(Enumerable.Range(0, 16 * 8).Select(i => 2f + i / 16), depth.Values);
        Assert.Equal(condition, frame.Condition);
        Assert.Null(frame.PreviousPicture);
    }

    [Fact]
    public void Rows_without_a_measurement_stay_so()
    {
        Pictures("day_val_451", 12, 6, 1);
        Directory.CreateDirectory(this["day_val_451_gt"]);
        Png16.Save(this["day_val_451_gt/0000000001.png"], [.. Enumerable.Range(0, 8 * 6).Select(i => (ushort)(i % 8 == 0 ? 0 : 640))], 8, 6);

        var depth = Assert.Single(Read("day_val_451/0000000001")).Load().Depth;

        Assert.Equal(Enumerable.Range(0, 8 * 4).Select(i => i % 8 != 0), depth.Valid!);
    }

    [Theory]
    [InlineData(1280, 640)]
    [InlineData(512, 256)]
    public void The_camera_is_that_of_the_rows_that_were_kept(int width, int height)
    {
        Pictures("day_train_all", width, height, 1);

        var (fx, fy, cx, cy) = Assert.Single(Read("day_train_all/0000000001")).Intrinsics!.Value;

        // Published: 983.044 of 1280×960, from which 160 rows are cut above and below; ADDS-DepthNet's code has 1.024 for the second.
        Assert.Equal((0.768, 1.536), (Math.Round(fx / width, 3), Math.Round(fy / height, 3)));
        // Half-pixel centres move with the size.
        Assert.Equal((643.646973, 333.378998), (Math.Round((cx + 0.5) * 1280 / width - 0.5, 9), Math.Round((cy + 0.5) * 640 / height - 0.5, 9)));
    }

    [Fact]
    public void A_whole_picture_has_the_whole_camera_and_the_whole_ground_truth()
    {
        Pictures("day_val_451", 1280, 960, 1);
        Directory.CreateDirectory(this["day_val_451_gt"]);
        Png16.Save(this["day_val_451_gt/0000000001.png"], new ushort[16 * 12], 16, 12);

        var frame = Assert.Single(Read("day_val_451/0000000001"));

        Assert.Equal((983.044006, 983.044006, 643.646973, 493.378998), frame.Intrinsics);
        Assert.Equal(12, frame.Load().Depth.Height);
    }

    [Fact]
    public void A_picture_of_other_proportions_is_named()
    {
        Pictures("day_train_all", 640, 192, 1);
        Assert.Equal($"{Picture("day_train_all", 1)}: 640×192 pixels have neither the proportions of RobotCar's 1280×960 nor of ADDS-DepthNet's rows of it, 1280×640; its camera and depth would not fit.",
            Assert.Throws<DatasetException>(() => Read("day_train_all/0000000001")).Message);
    }

    [Fact]
    public void Ground_truth_that_was_cut_does_not_fit_a_whole_picture()
    {
        Pictures("day_val_451", 16, 12, 1);
        Directory.CreateDirectory(this["day_val_451_gt"]);
        Png16.Save(this["day_val_451_gt/0000000001.png"], new ushort[16 * 8], 16, 8);
        Assert.Contains("does not fit a whole picture of 16×12", Assert.Throws<DatasetException>(() => Assert.Single(Read("day_val_451/0000000001")).Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day_train_all/1\nday_train_all\n", "split.txt, line 2: 'day_train_all' is no frame of ADDS-DepthNet's")]
    [InlineData("dusk_train_all/1\n", "is no frame of ADDS-DepthNet's")]
    [InlineData("day_train_all/-1\n", "is no frame of ADDS-DepthNet's")]
    [InlineData("../day_train_all/1\n", "is no frame of ADDS-DepthNet's")]
    [InlineData("day/1\n", "is no frame of ADDS-DepthNet's")]
    [InlineData("day_train_all/7\n", "0000000007.png")]
    public void A_wrong_line_is_named_when_it_is_reached(string split, string problem)
    {
        Pictures("day_train_all", 12, 6, 1);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => Read(split)).Message, StringComparison.Ordinal);
    }

    private List<DatasetFrame> Read(string split)
    {
        File.WriteAllText(this["split.txt"], split);
        return [.. RobotCarAdds.Read(Path, this["split.txt"])];
    }

    private string Picture(string folder, long number) => this[$"{folder}/{number:D10}.png"];

    private void Pictures(string folder, int width, int height, params long[] numbers)
    {
        Directory.CreateDirectory(this[folder]);
        foreach (var number in numbers)
            new Image(width, height).Save(Picture(folder, number));
    }
}
