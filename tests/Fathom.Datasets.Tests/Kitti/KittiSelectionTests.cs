using Fathom.Datasets.Kitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Kitti;

public sealed class KittiSelectionTests : TemporaryFolder
{
    private const string Name = "2011_09_26_drive_0002_sync_image_0000000005_image_02";

    [Fact]
    public void A_selected_frame_comes_with_its_depth_and_its_own_intrinsics()
    {
        Selection("image_02", "721.5 0 596.5 0 722.5 149.75 0 0 1\n");

        var frame = Assert.Single(KittiSelection.Read(Path));

        Assert.Equal((Name, (721.5, 722.5, 596.5, 149.75), EvaluationCrop.None, 80), (frame.Name, frame.Intrinsics, frame.Crop, frame.Cap));
        var depth = frame.Load().Depth;
        Assert.Equal([0, 12.5f], depth.Values);
        Assert.Equal([false, true], depth.Valid!);
    }

    [Fact]
    public void The_other_camera_s_depth_is_not_taken_for_it()
    {
        Selection("image_03", "721.5 0 596.5 0 722.5 149.75 0 0 1\n");
        Assert.Null(Assert.Single(KittiSelection.Read(Path)).Depth);
    }

    [Theory]
    [InlineData("721 0 596 0 721 149 0 0", "8 numbers, not 9.")]
    [InlineData("721 0 596 0 f 149 0 0 1", "'f' is no number.")]
    [InlineData("0 0 596 0 721 149 0 0 1", "the focal lengths are 0 and 721.")]
    public void Wrong_intrinsics_are_named(string intrinsics, string problem)
    {
        Selection("image_02", intrinsics);
        Assert.Equal($"{this[$"intrinsics/{Name}.txt"]}: {problem}", Assert.Throws<DatasetException>(() => KittiSelection.Read(Path).ToList()).Message);
    }

    [Fact]
    public void A_missing_folder_is_named_at_once() =>
        Assert.Contains("there is no such folder", Assert.Throws<DatasetException>(() => KittiSelection.Read(Path)).Message, StringComparison.Ordinal);

    private void Selection(string camera, string intrinsics)
    {
        foreach (var folder in new[] { "image", "groundtruth_depth", "intrinsics" })
            Directory.CreateDirectory(this[folder]);
        new Image(2, 1).Save(this[$"image/{Name}.png"]);
        Png16.Save(this[$"groundtruth_depth/2011_09_26_drive_0002_sync_groundtruth_depth_0000000005_{camera}.png"], [0, 3200], 2, 1);
        File.WriteAllText(this[$"intrinsics/{Name}.txt"], intrinsics);
    }
}
