using System.Text.Json;
using Fathom.Datasets;
using Fathom.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Evaluation.Tests;

public class ProtocolTests
{
    private const int Width = 64, Height = 48, Pixels = Width * Height;

    [Fact]
    public void The_midas_protocol_agrees_with_the_golden_numbers()
    {
        // The formula is given in losses.json under "input".
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedFolder.Require("goldens/losses.json")));
        var depth = Array.ConvertAll(GoldenFormula.Image(2, 1, Height, Width), value => 1 / (0.02 + 0.5 * value));
        var texture = GoldenFormula.Image(2, 1, Height, Width, 0.4);
        var (noise, valid) = (GoldenFormula.U01("noise", 2 * Pixels), GoldenFormula.U01("valid", 2 * Pixels));
        var prediction = depth.Select((z, i) => (float)(3 / z + 0.7 + 0.05 * texture[i] - 1.2 * (noise[i] > 0.97 ? 1 : 0))).ToArray();

        foreach (var (expected, picture) in golden.RootElement.GetProperty("midas_protocol").EnumerateArray().Select((element, i) => (element, i)))
        {
            var range = (picture * Pixels)..((picture + 1) * Pixels);
            var measured = new DepthMap(Width, Height, Array.ConvertAll(depth[range], z => (float)z), DepthKind.MetricDepth, Array.ConvertAll(valid[range], u => u > 0.4));
            var result = Protocol.Affine.Score(Affine(prediction[range]), Sample(measured, cap: 80));

            AssertClose(expected, "scale", result.Scale);
            AssertClose(expected, "shift", result.Shift);
            AssertClose(expected, "abs_rel", result.Errors!.Value.AbsRel);
            AssertClose(expected, "rmse", result.Errors.Value.Rmse);
            AssertClose(expected, "delta_over_1_25_percent", result.Errors.Value.OutlierPercent);
        }
    }

    [Fact]
    public void Any_affine_copy_of_the_inverse_depth_has_no_error() => Prop.ForAll(
        Gen.Choose(-400, 400).Where(scale => scale != 0).ToArbitrary(),
        Gen.Choose(-100, 100).ToArbitrary(),
        (scale, shift) =>
        {
            var depth = Depth();
            var result = Protocol.Affine.Score(Affine(Array.ConvertAll(depth.Values, z => scale / 10f / z + shift / 10f)), Sample(depth));
            Assert.Equal(10.0 / scale, result.Scale, 1e-3 * Math.Abs(10.0 / scale));
            Assert.InRange(result.Errors!.Value.AbsRel, 0, 1e-3);
            Assert.Equal(1, result.Errors.Value.Delta1);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(DepthKind.RelativeDepth)]
    [InlineData(DepthKind.MetricDepth)]
    [InlineData(DepthKind.InverseDepth)]
    [InlineData(DepthKind.Disparity)]
    public void Any_scaled_copy_of_the_depth_has_no_error_under_both_protocols_in_every_kind(DepthKind kind)
    {
        var depth = Depth();
        var copy = new DepthMap(Width, Height, Array.ConvertAll(depth.Values, z => kind.LargerIsNearer() ? 7 / z : z / 7), kind);
        Assert.InRange(Protocol.Affine.Score(copy, Sample(depth)).Errors!.Value.AbsRel, 0, 1e-4);
        var median = Protocol.Median.Score(copy, Sample(depth));
        Assert.InRange(median.Errors!.Value.AbsRel, 0, 1e-5);
        Assert.Equal(7, median.Scale, 1e-4);
    }

    [Fact]
    public void Median_scaling_takes_the_mean_of_the_two_middle_values_and_holds_depth_at_the_cap()
    {
        var measured = new DepthMap(4, 1, [2, 4, 8, 9], DepthKind.MetricDepth);
        var predicted = new DepthMap(4, 1, [1, 1, 2, 100], DepthKind.MetricDepth);
        var result = Protocol.Median.Score(predicted, Sample(measured, cap: 10));

        // Medians 6 and 1.5, so ×4: 4, 4, 8, and 400 held at 10.
        Assert.Equal(4, result.Scale, 1e-6);
        Assert.Equal((1 + 0 + 0 + 1 / 9.0) / 4, result.Errors!.Value.AbsRel, 1e-6);
    }

    [Fact]
    public void Median_scaling_of_an_affine_invariant_map_is_refused_with_the_way_out()
    {
        var prediction = Affine(Array.ConvertAll(Depth().Values, z => 1 / z));
        var refused = Protocol.Median.Score(prediction, Sample(Depth()));
        Assert.Null(refused.Errors);
        Assert.Contains("lacks a shift too; score it with 'affine'", refused.Problem, StringComparison.Ordinal);

        Assert.InRange(Protocol.MedianWithShiftZero.Score(prediction, Sample(Depth())).Errors!.Value.AbsRel, 0, 1e-5);
    }

    [Fact]
    public void A_constant_prediction_is_everywhere_at_the_inverse_of_the_mean_inverse_depth()
    {
        var measured = new DepthMap(3, 1, [1, 2, 4], DepthKind.MetricDepth);
        var result = Protocol.Affine.Score(new DepthMap(3, 1, [5, 5, 5], DepthKind.AffineInverseDepth), Sample(measured));
        var z = 3 / (1 + 0.5 + 0.25);
        Assert.Equal((z - 1 + (2 - z) / 2 + (4 - z) / 4) / 3, result.Errors!.Value.AbsRel, 1e-6);
    }

    [Fact]
    public void Aligned_inverse_depth_is_held_at_one_over_the_cap()
    {
        // One near pixel tilts the line below zero at p = 0.
        float[] p = [3, 1, 1, 0], z = [1, 9, 9, 9];
        var result = Protocol.Affine.Score(Affine(p, 4, 1), Sample(new DepthMap(4, 1, z, DepthKind.MetricDepth), cap: 10));
        var aligned = p.Select(value => result.Scale * value + result.Shift).ToArray();
        Assert.InRange(aligned[3], -0.08, -0.07);
        Assert.Equal(aligned.Zip(z).Average(pair => Math.Abs(1 / Math.Max(pair.First, 0.1) - pair.Second) / pair.Second), result.Errors!.Value.AbsRel, 1e-6);
    }

    [Fact]
    public void A_frame_without_measured_pixels_says_so_and_has_no_numbers()
    {
        var empty = new DepthMap(2, 1, [3, 5], DepthKind.MetricDepth, [false, false]);
        var beyond = new DepthMap(2, 1, [80, 0.001f], DepthKind.MetricDepth);
        foreach (var measured in new[] { empty, beyond })
            foreach (var protocol in new[] { Protocol.Affine, Protocol.Median })
            {
                var result = protocol.Score(new DepthMap(2, 1, [1, 2], DepthKind.InverseDepth), Sample(measured, cap: 80));
                Assert.Equal((0, null, "no pixel was measured inside crop and limits"), (result.Pixels, result.Errors, result.Problem));
            }
    }

    [Theory]
    [InlineData(float.NaN, true)]
    [InlineData(float.PositiveInfinity, true)]
    [InlineData(1f, false)]
    public void A_hole_in_the_prediction_is_reported_and_not_averaged_away(float value, bool known)
    {
        var measured = new DepthMap(3, 1, [1, 2, 4], DepthKind.MetricDepth);
        var prediction = new DepthMap(3, 1, [1, value, 3], DepthKind.InverseDepth, [true, known, true]);
        var result = Protocol.Affine.Score(prediction, Sample(measured));
        Assert.Equal((null, "the prediction is unknown or no number at 1 of 3 measured pixels"), (result.Errors, result.Problem));
    }

    [Fact]
    public void Sky_at_infinity_in_a_metric_prediction_is_a_value()
    {
        var measured = new DepthMap(3, 1, [1, 2, 4], DepthKind.MetricDepth);
        var result = Protocol.Median.Score(new DepthMap(3, 1, [1, 2, float.PositiveInfinity], DepthKind.MetricDepth), Sample(measured, cap: 8));
        // Held at the cap of 8 m instead of 4 m.
        Assert.Equal(1 / 3.0, result.Errors!.Value.AbsRel, 1e-6);
    }

    [Fact]
    public void Eigens_crop_of_a_frame_of_NYU_is_the_published_rectangle()
    {
        Assert.Equal((45, 471, 41, 601), ScoredPixels.Rectangle(EvaluationCrop.NyuEigen, 640, 480));
        Assert.Contains("640×480, this one has 320×240.", Assert.Throws<FathomException>(() => ScoredPixels.Rectangle(EvaluationCrop.NyuEigen, 320, 240)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gargs_crop_of_a_375_by_1242_frame_is_the_published_rectangle()
    {
        Assert.Equal((153, 371, 44, 1197), ScoredPixels.Rectangle(EvaluationCrop.Garg, 1242, 375));
        var sample = Sample(new DepthMap(1242, 375, Enumerable.Repeat(5f, 1242 * 375).ToArray(), DepthKind.MetricDepth)) with { Crop = EvaluationCrop.Garg };
        var mask = ScoredPixels.Of(Protocol.Affine, sample);
        Assert.Equal((371 - 153) * (1197 - 44), mask.Count(true));
        Assert.True(mask[153 * 1242 + 44] && mask[370 * 1242 + 1196] && !mask[152 * 1242 + 44] && !mask[370 * 1242 + 1197]);
    }

    [Fact]
    public void Limits_are_excluded_even_where_rounding_could_cross_them()
    {
        // 1 mm and 9.9 m in millimetres: neither is a binary fraction.
        var sample = Sample(new DepthMap(4, 1, [1 / 1000f, 2 / 1000f, 9899 / 1000f, 9900 / 1000f], DepthKind.MetricDepth), cap: 9.9);
        Assert.Equal([false, true, true, false], ScoredPixels.Of(Protocol.Affine, sample));
    }

    [Fact]
    public void A_measurement_without_metres_or_cap_is_refused()
    {
        var relative = Sample(new DepthMap(1, 1, [1], DepthKind.RelativeDepth));
        Assert.Contains("metres, not relative depth", Assert.Throws<FathomException>(() => Protocol.Affine.Score(Affine([1], 1, 1), relative)).Message, StringComparison.Ordinal);
        var uncapped = Sample(new DepthMap(1, 1, [1], DepthKind.MetricDepth)) with { Cap = double.PositiveInfinity };
        Assert.Contains("give the distance up to which", Assert.Throws<FathomException>(() => Protocol.Affine.Score(Affine([1], 1, 1), uncapped)).Message, StringComparison.Ordinal);
    }

    private static void AssertClose(JsonElement golden, string name, double value)
    {
        var expected = golden.GetProperty(name).GetDouble();
        Assert.Equal(expected, value, 1e-4 * Math.Abs(expected));
    }

    private static DepthMap Depth() => new(Width, Height, Array.ConvertAll(GoldenFormula.Image(1, 1, Height, Width), value => (float)(2 + 6 * value)), DepthKind.MetricDepth);

    private static DepthMap Affine(float[] values, int width = Width, int height = Height) => new(width, height, values, DepthKind.AffineInverseDepth);

    private static Truth Sample(DepthMap measured, double cap = 80) => new() { Name = "frame", Depth = measured, Width = measured.Width, Height = measured.Height, Cap = cap };
}
