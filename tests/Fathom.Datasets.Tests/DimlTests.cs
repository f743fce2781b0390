namespace Fathom.Datasets.Tests;

public sealed class DimlTests : Layout
{
    [Fact]
    public void Indoor_and_outdoor_depth_is_in_millimetres_and_0_is_unknown()
    {
        Pictures(2, 2, "in/cafe/color/0001_c.png", "in/cafe/color/0001_other.png", "out/outleft/7.png");
        Png16.Save(At("in/cafe/depth_filled/0001_depth_filled.png"), [0, 1, 1500, 65535], 2, 2);
        Png16.Save(At("out/depthmap/7.png"), [0, 1, 1500, 65535], 2, 2);

        var (indoor, outdoor) = (Assert.Single(Diml.ReadIndoor(this["in"])), Assert.Single(Diml.ReadOutdoor(this["out"])));

        Assert.Equal(("cafe_0001", "indoor", "7", "outdoor"), (indoor.Name, indoor.Place, outdoor.Name, outdoor.Place));
        foreach (var depth in new[] { indoor.Load().Depth, outdoor.Load().Depth })
        {
            Assert.Equal(DepthKind.MetricDepth, depth.Kind);
            Assert.Equal([false, true, true, true], Known(depth));
            Assert.Equal([0.001f, 1.5f, 65.535f], depth.Values[1..]);
        }
        Named(Diml.ReadIndoor, "*/color/*_c.png");
        Named(Diml.ReadOutdoor, "outleft/*.png");
    }
}
