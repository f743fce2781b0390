namespace Fathom.Datasets.Tests;

public sealed class IrsTests : Layout
{
    [Fact]
    public void Disparity_becomes_metres_and_frames_follow_by_number()
    {
        Pictures(2, 2, "Office/Modern/l_10.png", "Office/Modern/l_9.png", "Office/Modern/r_9.png");
        new DepthMap(2, 2, [48, 4.8f, 0, 96], DepthKind.Disparity).Save(At("Office/Modern/d_9.exr"));

        var frames = Irs.Read(Path).ToList();

        Assert.Equal(["Office_Modern_9", "Office_Modern_10"], Names(frames));
        Assert.Equal((this["Office/Modern/r_9.png"], 0.1, null, 0), (frames[0].OtherEye!.Path, frames[0].Baseline, frames[1].OtherEye, frames[1].Baseline));
        Assert.Equal((this["Office/Modern/l_10.png"], null, this["Office/Modern/l_9.png"]), (frames[0].NextPicture!.Path, frames[0].PreviousPicture, frames[1].PreviousPicture!.Path));
        var depth = frames[0].Load().Depth;
        Assert.Equal(DepthKind.MetricDepth, depth.Kind);
        Assert.Equal([1, 10, float.PositiveInfinity, 0.5f], depth.Values, (a, b) => a == b || Math.Abs(a - b) < 1e-5);
        Assert.Equal(["Modern_9", "Modern_10"], Names(Irs.Read(this["Office"])));
        Named(Irs.Read, "*/*/l_*.png or */l_*.png");
    }

    [Fact]
    public void The_one_channel_of_a_file_may_be_called_G()
    {
        var file = File.ReadAllBytes(Saved());
        var at = file.AsSpan().IndexOf("chlist\0"u8) + "chlist\0".Length + 4;
        Assert.Equal(0, file[at + 1]);
        file[at] = (byte)'G';
        Assert.Equal([1, 2], new IrsDepth(Write("g.exr", file)).Read(2, 1).Values, (a, b) => Math.Abs(a - b) < 1e-6);

        string Saved()
        {
            new DepthMap(2, 1, [48, 24], DepthKind.Disparity).Save(this["y.exr"]);
            return this["y.exr"];
        }
    }
}
