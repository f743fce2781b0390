using Fathom.Worlds.Annotations;

namespace Fathom.Worlds.Tests;

public sealed class AnnotationTests
{
    [Theory]
    [InlineData(Annotation.Lidar64, 4.5)]
    [InlineData(Annotation.Lidar32, 12)]
    public void A_scan_lies_on_rings_and_agrees_with_the_depth_but_beside_outlines(Annotation annotation, double fewerThanOneIn)
    {
        var (agreeing, points, pixels) = (0, 0, 0);
        for (var seed = 0UL; seed < 4; seed++)
        {
            using var stage = World.Street(seed).Open();
            var shot = new Shot(Camera.FromFieldOfView(621, 188, 81));
            var frame = stage.Render(shot);
            var scan = stage.Measure(shot, frame, annotation, 7);
            for (var i = 0; i < scan.Values.Length; i++)
            {
                pixels++;
                if (!scan.IsValid(i))
                    continue;
                points++;
                agreeing += Math.Abs(scan.Values[i] - frame.Depth.Values[i]) < 0.06 + 0.03 * frame.Depth.Values[i] ? 1 : 0;
                Assert.InRange(scan.Values[i], 0.1f, 121);
            }
        }
        Assert.InRange(points, pixels / 100, pixels / fewerThanOneIn);
        Assert.InRange(agreeing, 0.9 * points, 0.9999 * points);
    }

    [Fact]
    public void A_depth_camera_measures_in_eighths_of_a_pixel_within_its_range_and_has_holes()
    {
        using var stage = World.Room(3).Open();
        var shot = new Shot(Camera.FromFieldOfView(160, 120, 58));
        var frame = stage.Render(shot);
        var measured = stage.Measure(shot, frame, Annotation.RgbdCamera, 1);

        var known = Enumerable.Range(0, measured.Values.Length).Where(measured.IsValid).ToArray();
        Assert.InRange(known.Length, 0.5 * measured.Values.Length, 0.99 * measured.Values.Length);
        Assert.All(known, i =>
        {
            Assert.InRange(frame.Depth.Values[i], 0.5f, 10);
            var steps = 580 * 0.075 * 8 / measured.Values[i];
            Assert.Equal(Math.Round(steps), steps, 1e-3);
            // Half a step, and three deviations of the noise.
            Assert.InRange(Math.Abs(580 * 0.075 * (1.0 / measured.Values[i] - 1.0 / frame.Depth.Values[i])), 0, 0.0625 + 0.19);
        });
    }

    [Fact]
    public void Reconstructed_points_are_sparse_and_true_up_to_one_scale()
    {
        using var stage = World.Street(2).Open();
        var shot = new Shot(stage.Camera(320, 192));
        var frame = stage.Render(shot);
        var points = stage.Measure(shot, frame, Annotation.StructureFromMotion, 3);

        Assert.Equal(DepthKind.RelativeDepth, points.Kind);
        var ratios = Enumerable.Range(0, points.Values.Length).Where(points.IsValid).Select(i => points.Values[i] / (double)frame.Depth.Values[i]).Order().ToArray();
        Assert.InRange(ratios.Length, 100, 320 * 192 / 36);
        var scale = ratios[ratios.Length / 2];
        Assert.InRange(ratios.Count(ratio => Math.Abs(ratio / scale - 1) < 0.04), 0.96 * ratios.Length, ratios.Length);
        Assert.NotEqual(1, scale, 0.01);
    }

    [Fact]
    public void Marked_pairs_are_right_ninety_eight_times_in_a_hundred()
    {
        var depth = World.Room(5).Render(120, 80).Depth;
        var pairs = OrdinalPair.Draw(depth, 20_000, 4);

        Assert.InRange(pairs.Count, 2000, 20_000);
        var right = pairs.Count(pair => depth.Values[pair.Y1 * 120 + pair.X1] < depth.Values[pair.Y2 * 120 + pair.X2] == pair.FirstIsNearer);
        Assert.InRange(right / (double)pairs.Count, 0.97, 0.99);
        Assert.Equal(pairs, OrdinalPair.Draw(depth, 20_000, 4));
    }
}
