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
        Named(Irs.Read, "*/*/l_*.png");
    }
}
