using Fathom.Datasets.Rendering;
using Fathom.Datasets.VirtualKitti;
using Fathom.Tests;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests.VirtualKitti;

public sealed class VirtualKittiTests : TemporaryFolder
{
    [Fact]
    public void What_was_rendered_is_read_back()
    {
        var rendering = new WorldRendering("street", 2, 48, 32) { Seed = 3, FramesPerSecond = 4, Baseline = 0.3, Conditions = [Condition.Day, Condition.Night], Style = Style.Game };
        new WorldRenderer(rendering, this["data"]).Run(1, _ => { }, TestContext.Current.CancellationToken);

        var frames = VirtualKitti2.Read(this["data"]).ToList();

        Assert.Equal(2 * 2 * 2, frames.Count);
        Assert.Equal(frames.Count, frames.Select(frame => frame.Name).Distinct().Count());
        Assert.Equal(["day", "night"], frames.Select(frame => frame.Condition).Distinct());
        var right = Assert.Single(frames, frame => frame.Name == "Scene01_night_Camera_1_00001");
        using var stage = World.Street(3).Open();
        var rendered = stage.Render(new Shot(stage.Camera(48, 32)) { Time = 0.25, Condition = Condition.Night, Style = Style.Game }.MovedRight(0.3));
        var sample = right.Load();
        for (var i = 0; i < rendered.Depth.Values.Length; i++)
            Assert.Equal(rendered.Depth.Values[i] > 655.345 ? float.PositiveInfinity : rendered.Depth.Values[i], sample.Depth.Values[i], 0.00501);
        Assert.Contains(float.PositiveInfinity, sample.Depth.Values);
        Assert.Equal(rendered.Depth.Camera, sample.Depth.Camera);
        Assert.All(rendered.Pose.ToMatrix().Zip(right.Pose!.ToMatrix()), number => Assert.Equal(number.First, number.Second, 1e-6));
        Assert.Equal(-0.3, right.Baseline, 1e-6);
        Assert.Equal(0.3, Assert.Single(frames, frame => frame.Name == "Scene01_night_Camera_0_00001").Baseline, 1e-6);
        Assert.Equal(
            (this["data/Scene01/night/frames/rgb/Camera_1/rgb_00000.jpg"], null, this["data/Scene01/night/frames/rgb/Camera_0/rgb_00001.jpg"]),
            (right.PreviousPicture?.Path, right.NextPicture?.Path, right.OtherEye?.Path));
    }

    [Fact]
    public void Centimetres_are_metres_and_65535_is_the_sky()
    {
        Files("rgb/0006/fog/00046.png", "depth/0006/fog/00046.png");

        var frame = Assert.Single(First("rgb/0006/fog/00046.png depth/0006/fog/00046.png\n\n"));

        Assert.Equal(("0006_fog_00046", "fog"), (frame.Name, frame.Condition));
        Assert.Equal([0.01f, 12.34f, 655.34f, float.PositiveInfinity], frame.Load().Depth.Values);
        Assert.Equal([1f, 1, 1, 1], TrainingTarget.From(frame.Load().Depth).Mask ?? [1, 1, 1, 1]);
    }

    [Theory]
    [InlineData("rgb/0006/clone/00046.png")]
    [InlineData("rgb/0006/clone/00046.png depth/0006/clone/00047.png")]
    [InlineData("rgb/../clone/00046.png depth/../clone/00046.png")]
    public void A_wrong_line_is_named(string line)
    {
        var error = Assert.Throws<DatasetException>(() => First($"\n{line}"));
        Assert.StartsWith($"{this["split.txt"]}, line 2: '{line}' is no frame of Virtual KITTI", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extrinsic.txt", "frame cameraID\n0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0\n", "line 2: 17 numbers, not 18")]
    [InlineData("extrinsic.txt", "frame cameraID\n0 0 2 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1\n", "the pose of frame 0, camera 0: ")]
    [InlineData("intrinsic.txt", "frame cameraID\n0 0 725 725 x 187\n", "line 2: 'x' is no number.")]
    [InlineData("intrinsic.txt", "frame cameraID\n1 0 725 725 620.5 187\n", "no line for frame 0 of camera 0 is in it.")]
    [InlineData("intrinsic.txt", "frame cameraID\n0 0 0 725 620.5 187\n", "the focal lengths of frame 0, camera 0 are 0 and 725.")]
    [InlineData("intrinsic.txt", null, "there is no such file.")]
    public void A_wrong_table_of_cameras_is_named(string file, string? text, string problem)
    {
        Files("Scene01/clone/frames/rgb/Camera_0/rgb_00000.jpg");
        File.WriteAllText(this["Scene01/clone/intrinsic.txt"], "frame cameraID\n0 0 725.0087 725.0087 620.5 187\n");
        File.WriteAllText(this["Scene01/clone/extrinsic.txt"], "frame cameraID\n0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1\n");
        Assert.Equal((725.0087, 725.0087, 620.5, 187), Assert.Single(VirtualKitti2.Read(Path)).Intrinsics);

        if (text is null)
            File.Delete(this[$"Scene01/clone/{file}"]);
        else
            File.WriteAllText(this[$"Scene01/clone/{file}"], text);

        var error = Assert.Throws<DatasetException>(() => VirtualKitti2.Read(Path).ToList());
        Assert.StartsWith(this[$"Scene01/clone/{file}"], error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Scene01/clone/frames/rgb/Camera_0/rgb_first.jpg", "rgb_first.jpg: 'first' is no number")]
    [InlineData("Scene01/clone/frames/rgb/Camera_left/rgb_00000.jpg", "Camera_left: 'left' is no number")]
    public void A_name_without_its_number_is_named(string picture, string problem)
    {
        Files(picture);
        File.WriteAllText(this["Scene01/clone/intrinsic.txt"], "frame cameraID\n");
        File.WriteAllText(this["Scene01/clone/extrinsic.txt"], "frame cameraID\n");
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => VirtualKitti2.Read(Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_scenes_is_named_at_once() =>
        Assert.Contains("no SceneNN/VARIATION/frames/rgb is in it", Assert.Throws<DatasetException>(() => VirtualKitti2.Read(Path)).Message, StringComparison.Ordinal);

    private List<DatasetFrame> First(string split)
    {
        File.WriteAllText(this["split.txt"], split);
        return [.. VirtualKitti1.Read(Path, this["split.txt"])];
    }

    // Pictures and depths of two by two pixels.
    private void Files(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
            if (name.StartsWith("depth", StringComparison.Ordinal))
                Png16.Save(this[name], [1, 1234, 65534, 65535], 2, 2);
            else
                new Image(2, 2).Save(this[name]);
        }
    }
}
