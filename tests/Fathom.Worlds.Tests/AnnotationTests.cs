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

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_depth_camera_measures_in_eighths_of_a_pixel_within_its_range_and_has_holes(ulong seed)
    {
        using var stage = World.Room(seed).Open();
        var shot = new Shot(Camera.FromFieldOfView(160, 120, 58));
        var frame = stage.Render(shot);
        var measured = stage.Measure(shot, frame, Annotation.RgbdCamera, 1);

        var known = Enumerable.Range(0, measured.Values.Length).Where(measured.IsValid).ToArray();
        Assert.InRange(known.Length, 0.3 * measured.Values.Length, 0.99 * measured.Values.Length);
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

    [Theory]
    [InlineData("hall", 2)]
    [InlineData("room", 2)]
    [InlineData("street", 5)]
    [InlineData("street", 7)]
    [InlineData("nature", 2)]
    public void Matched_disparities_agree_with_the_rendered_depth_and_what_one_eye_sees_is_mostly_unknown(string family, ulong seed)
    {
        using var stage = World.Create(family, seed).Open();
        var shot = new Shot(stage.Camera(320, 240));
        var left = stage.Render(shot);
        // Streets are far: what hides there is told from its background by a car's baseline (KITTI has 0.54 m), not by a hand-held one.
        var baseline = family == "street" ? 0.54 : 0.15;
        var right = stage.Render(shot.MovedRight(baseline));
        var truth = left.Depth.ToDisparity(baseline);
        var nearest = truth.Values.Max();

        var found = new StereoMatcher { LargestDisparity = (int)nearest + 2 }.Match(left.Image, right.Image);

        var seen = left.FlowTo(right).Visible;
        var known = Enumerable.Range(0, seen.Length).Where(found.IsValid).ToArray();
        Assert.InRange(known.Length, 0.4 * seen.Length, seen.Length);
        var errors = known.Where(i => seen[i]).Select(i => Math.Abs(found.Values[i] - truth.Values[i])).Order().ToArray();
        Assert.InRange(errors[errors.Length / 2], 0, 0.6);
        var hidden = Enumerable.Range(0, seen.Length).Where(i => !seen[i]).ToArray();
        Assert.InRange(hidden.Count(found.IsValid), 0, 0.35 * hidden.Length);
    }

    [Theory]
    [InlineData("room", 2, Style.Photo)]
    [InlineData("street", 3, Style.Painted)]
    [InlineData("tabletop", 1, Style.Game)]
    public void Stereo_is_inverse_depth_up_to_scale_and_shift(string family, ulong seed, Style style)
    {
        using var stage = World.Create(family, seed).Open();
        var shot = new Shot(stage.Camera(256, 192)) { Style = style };
        var frame = stage.Render(shot);
        var measured = stage.Measure(shot, frame, Annotation.Stereo, 5);

        Assert.Equal(DepthKind.AffineInverseDepth, measured.Kind);
        Assert.Equal(shot.Camera, measured.Camera);
        Assert.Equal(measured.Values, stage.Measure(shot, frame, Annotation.Stereo, 5).Values);
        Assert.NotEqual(measured.Values, stage.Measure(shot, frame, Annotation.Stereo, 6).Values);

        var known = Enumerable.Range(0, measured.Values.Length).Where(measured.IsValid).ToArray();
        Assert.InRange(known.Length, 0.3 * measured.Values.Length, 0.95 * measured.Values.Length);
        // Theil and Sen's line through the medians of near and far; a pixel of disparity is about a thirtieth of the nearest.
        var inverse = known.Select(i => 1 / (double)frame.Depth.Values[i]).ToArray();
        var values = known.Select(i => (double)measured.Values[i]).ToArray();
        Array.Sort(inverse, values);
        double Median(double[] of, int from) => of[from..(from + of.Length / 2)].Order().ElementAt(of.Length / 4);
        var half = inverse.Length - inverse.Length / 2;
        var scale = (Median(values, half) - Median(values, 0)) / (Median(inverse, half) - Median(inverse, 0));
        Assert.InRange(scale, 1e-6, 1e6);
        var shift = Median(values, 0) - scale * Median(inverse, 0);
        var errors = inverse.Select((depth, i) => Math.Abs(values[i] - scale * depth - shift)).Order().ToArray();
        Assert.InRange(errors[errors.Length / 2], 0, 0.05 * scale * inverse[^(inverse.Length / 50)]);
    }

    [Fact]
    public void A_distorted_picture_has_no_straight_rows_to_match()
    {
        using var stage = World.Room(3).Open();
        var shot = new Shot(stage.Camera(64, 48)) { Distortion = stage.Distortion };
        var frame = stage.Render(shot);
        Assert.Contains("Distortion = null", Assert.Throws<ArgumentException>(() => stage.Measure(shot, frame, Annotation.Stereo, 1)).Message, StringComparison.Ordinal);
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
