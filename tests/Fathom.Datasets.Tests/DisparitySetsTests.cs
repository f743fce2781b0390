namespace Fathom.Datasets.Tests;

/// <summary>ReDWeb, HRWSI, ApolloScape, SUNCG: depth or disparity of unknown scale.</summary>
public sealed class DisparitySetsTests : Layout
{
    [Fact]
    public void ReDWeb_is_nearer_where_its_file_is_smaller_and_255_is_unknown()
    {
        Pictures(2, 2, "Imgs/b.jpg", "Imgs/a.jpg");
        Grey("RDs/a.png", 2, 0, 51, 254, 255);

        var frames = ReDWeb.Read(Path).ToList();

        Assert.Equal(["a", "b"], Names(frames));
        var depth = frames[0].Load().Depth;
        Assert.Equal(DepthKind.AffineInverseDepth, depth.Kind);
        Assert.Equal([true, true, true, false], Known(depth));
        Assert.Equal([0, -0.2f, -254 / 255f], depth.Values[..3], (a, b) => Math.Abs(a - b) < 1e-6);
        // What losses of inverse depth see: the smallest stored number is the largest target.
        Assert.True(TrainingTarget.From(depth) is { InverseDepth: var target, Mask: [1, 1, 1, 0] } && target[0] > target[1] && target[1] > target[2]);
        Named(ReDWeb.Read, "Imgs/*");
    }

    [Fact]
    public void HRWSI_is_nearer_where_its_file_is_larger_and_known_where_its_mask_is_white()
    {
        Pictures(2, 2, "train/imgs/a.jpg", "val/imgs/v.jpg");
        Grey("train/gts/a.png", 2, 0, 51, 255, 102);
        Grey("train/valid_masks/a.png", 2, 255, 255, 0, 255);

        var depth = Assert.Single(Hrwsi.Read(Path)).Load().Depth;

        Assert.Equal(DepthKind.AffineInverseDepth, depth.Kind);
        Assert.Equal([true, true, false, true], Known(depth));
        Assert.Equal([0, 0.2f, 1, 0.4f], depth.Values, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(["v"], Names(Hrwsi.Read(Path, "val")));
        Grey("train/valid_masks/a.png", 1, 255, 255);
        Assert.Contains("a mask of 1×2 pixels for depth of 2×2.", Assert.Throws<DatasetException>(() => Hrwsi.Read(Path).Single().Load()).Message, StringComparison.Ordinal);
        Named(root => Hrwsi.Read(root), "train/imgs/*");
    }

    [Fact]
    public void Grey_numbers_with_16_bits_or_colours_are_refused()
    {
        Pictures(2, 2, "Imgs/deep.jpg", "Imgs/colour.jpg", "Imgs/lossy.jpg");
        Png16.Save(At("RDs/deep.png"), [0, 1, 2, 3], 2, 2);
        new Image(2, 2, [0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0]).Save(At("RDs/colour.png"));
        File.Copy(this["Imgs/lossy.jpg"], this["RDs/lossy.png"]);

        foreach (var (frame, problem) in ReDWeb.Read(Path).Zip(["a picture with colours", "no 8-bit PNG", "no 8-bit PNG"]))
            Assert.Contains(problem, Assert.Throws<DatasetException>(frame.Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApolloScape_is_inverse_depth_of_unknown_scale_and_0_is_unknown()
    {
        Pictures(2, 2, "stereo_train_002/camera_5/x.jpg", "stereo_train_001/camera_5/171206_Camera_5.jpg", "stereo_train_001/camera_6/171206_Camera_6.jpg");
        Png16.Save(At("stereo_train_001/disparity/171206_Camera_5.png"), [0, 1, 256, 65535], 2, 2);

        var frames = ApolloScape.Read(Path).ToList();

        Assert.Equal(["stereo_train_001_171206_Camera_5", "stereo_train_002_x"], Names(frames));
        var depth = frames[0].Load().Depth;
        Assert.Equal(DepthKind.AffineInverseDepth, depth.Kind);
        Assert.Equal([false, true, true, true], Known(depth));
        Assert.Equal([1, 256, 65535], depth.Values[1..]);
        Named(ApolloScape.Read, "stereo_*/camera_5/*");
    }

    [Fact]
    public void SUNCG_is_relative_unless_its_white_has_metres()
    {
        Pictures(2, 2, "trainA_SYN10/trainA_SYN10/house/1_rgb.png");
        Grey("trainC_SYN10/trainC_SYN10/house/1_depth.png", 2, 0, 51, 102, 255);
        File.WriteAllText(this["list.txt"], "house/1_rgb.png,house/1_depth.png\n");

        var frame = Assert.Single(Suncg.Read(Path, this["list.txt"]));
        var depth = frame.Load().Depth;

        Assert.Equal(("house_1_rgb", DepthKind.RelativeDepth), (frame.Name, depth.Kind));
        Assert.Equal([false, true, true, true], Known(depth));
        Assert.Equal([0.2f, 0.4f, 1], depth.Values[1..], (a, b) => Math.Abs(a - b) < 1e-6);
        var metric = Suncg.Read(Path, this["list.txt"], metresAtWhite: 8).Single().Load().Depth;
        Assert.Equal((DepthKind.MetricDepth, 8f), (metric.Kind, metric.Values[3]));
        File.WriteAllText(this["wrong.txt"], "house/1_rgb.png,house/../../../1_depth.png\n");
        Assert.Contains("wrong.txt, line 1: 'house/../../../1_depth.png' leads out of", Assert.Throws<DatasetException>(() => Suncg.Read(Path, this["wrong.txt"]).ToList()).Message, StringComparison.Ordinal);
    }
}
