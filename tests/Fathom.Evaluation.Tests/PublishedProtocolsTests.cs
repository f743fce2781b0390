using Fathom.Datasets;

namespace Fathom.Evaluation.Tests;

/// <summary>Every protocol on a tiny case, worked out step by step as its paper's code does, in plain arithmetic.</summary>
public class PublishedProtocolsTests
{
    private const double Tolerance = 1e-6;

    // 12×10 pixels from 2 to 90 metres, some not measured.
    private const int Width = 12, Height = 10;

    private static readonly double?[] Truth = [.. Enumerable.Range(0, Width * Height).Select(i => i % 7 == 3 ? (double?)null : 2 + 88.0 * ((i * 37) % 101) / 100)];

    private static readonly double[] Prediction = [.. Enumerable.Range(0, Width * Height).Select(i => (3 + 31.0 * ((i * 37 + 11 * (i % 5)) % 101) / 100) / (1 + 0.3 * (i % 3)))];

    [Fact]
    public void Every_protocol_has_a_title_a_source_and_a_first_metric()
    {
        Assert.Equal(24, ProtocolFiles.Names.Count);
        Assert.All(ProtocolFiles.Names.Select(ProtocolFiles.Find), protocol => Assert.NotEmpty(protocol.Metrics));
        Assert.Equal(ProtocolFiles.Names.Count - 1, ProtocolFiles.Names.Select(name => ProtocolFiles.Find(name)).Where(protocol => protocol.Name != "temporal").Select(protocol => protocol.Description).Distinct().Count());
    }

    [Fact]
    public void Monodepth2_masks_crops_scales_by_medians_and_then_holds()
    {
        // Garg's crop of 12×10: rows 4 to 8, columns 0 to 10.
        var at = Indices().Where(i => Truth[i] is > 1e-3 and < 80 && i / Width is >= 4 and < 9 && i % Width < 11).ToArray();
        var ratio = Median(at.Select(i => Truth[i]!.Value)) / Median(at.Select(i => Prediction[i]));
        AssertSame("kitti-eigen", at.Select(i => (Math.Clamp(ratio * Prediction[i], 1e-3, 80), Truth[i]!.Value)));
    }

    [Fact]
    public void S2R_holds_before_it_scales_and_not_after()
    {
        var at = Indices().Where(i => Truth[i] is > 1e-3 and < 80 && i / Width is >= 4 and < 9 && i % Width < 11).ToArray();
        double Held(int i) => Math.Clamp(4 * Prediction[i], 1e-3, 80);
        var ratio = Median(at.Select(i => Truth[i]!.Value)) / Median(at.Select(Held));
        AssertSame("kitti-eigen-s2r", at.Select(i => (ratio * Held(i), Truth[i]!.Value)), times: 4);
        var nyu = Indices().Where(i => Truth[i] is > 1e-3 and < 8).ToArray();
        double InRoom(int i) => Math.Clamp(Prediction[i], 1e-3, 8);
        var rooms = Median(nyu.Select(i => Truth[i]!.Value)) / Median(nyu.Select(InRoom));
        AssertSame("nyu-s2r", nyu.Select(i => (rooms * InRoom(i), Truth[i]!.Value)));
    }

    [Fact]
    public void The_improved_table_scales_over_all_that_was_measured_and_holds_at_80_metres()
    {
        var at = Indices().Where(i => Truth[i] > 0).ToArray();
        var ratio = Median(at.Select(i => Truth[i]!.Value)) / Median(at.Select(i => Prediction[i]));
        AssertSame("kitti-improved", at.Select(i => (Math.Clamp(ratio * Prediction[i], 1e-3, 80), Truth[i]!.Value)));
    }

    [Theory]
    [InlineData("robotcar-adds-day-40", 40)]
    [InlineData("robotcar-adds-day-60", 60)]
    [InlineData("robotcar-adds-night-40", 40)]
    [InlineData("robotcar-adds-night-60", 60)]
    public void Adds_drops_what_is_far_only_after_scaling_and_holding(string protocol, double limit)
    {
        var at = Indices().Where(i => Truth[i] > 0).ToArray();
        var ratio = Median(at.Select(i => Truth[i]!.Value)) / Median(at.Select(i => Prediction[i]));
        AssertSame(protocol, at.Where(i => Truth[i] <= limit).Select(i => (Math.Clamp(ratio * Prediction[i], 1e-3, 80), Truth[i]!.Value)));
    }

    [Fact]
    public void The_range_of_md4all_is_scored_with_and_without_scaling()
    {
        var at = Indices().Where(i => Truth[i] is > 0.1 and < 50).ToArray();
        var ratio = Median(at.Select(i => Truth[i]!.Value)) / Median(at.Select(i => Prediction[i]));
        AssertSame("robotcar-50", at.Select(i => (Math.Clamp(ratio * Prediction[i], 0.1, 50), Truth[i]!.Value)));
        AssertSame("robotcar-50-metric", at.Select(i => (Math.Clamp(Prediction[i], 0.1, 50), Truth[i]!.Value)));
    }

    [Theory]
    [InlineData("midas-eth3d", 72)]
    [InlineData("midas-sintel", 72)]
    [InlineData("midas-kitti", 80)]
    [InlineData("midas-nyu", 10)]
    [InlineData("midas-tum", 10)]
    public void Midas_aligns_in_inverse_depth_and_holds_at_one_over_the_cap(string protocol, double cap)
    {
        var at = Indices().Where(i => Truth[i] > 0 && Truth[i] < cap).ToArray();
        var (s, t) = LeastSquares([.. at.Select(i => 1 / (double)(float)Prediction[i])], [.. at.Select(i => 1 / Truth[i]!.Value)]);
        AssertSame(protocol, at.Select(i => (1 / Math.Max(s / (float)Prediction[i] + t, 1 / cap), Truth[i]!.Value)), inverse: true);
    }

    [Fact]
    public void Eigens_crop_of_NYU_is_scored_in_metres_as_predicted()
    {
        var truth = new DepthMap(640, 480, [.. Enumerable.Range(0, 640 * 480).Select(i => 1 + i % 9f)], DepthKind.MetricDepth);
        var prediction = new DepthMap(640, 480, [.. Enumerable.Range(0, 640 * 480).Select(i => 1 + (i + 1) % 11f)], DepthKind.MetricDepth);
        var at = Enumerable.Range(0, 640 * 480).Where(i => i / 640 is >= 45 and < 471 && i % 640 is >= 41 and < 601).ToArray();
        AssertSame(ProtocolFiles.Find("nyu-eigen").Score(prediction, Of(truth)), at.Select(i => (Math.Min(10, 1 + (i + 1) % 11.0), 1 + i % 9.0)));
        Assert.Contains("640×480", Assert.Throws<FathomException>(() => ProtocolFiles.Find("nyu-eigen").Score(prediction, Of(new DepthMap(2, 2, [1, 1, 1, 1], DepthKind.MetricDepth)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Make3D_compares_the_middle_rows_with_the_nearest_pixels_of_depth()
    {
        // Of 305×55, rows 17 to 37; a prediction of half their size takes the pixel of ⌊x / 2⌋.
        var truth = new DepthMap(305, 55, [.. Enumerable.Range(0, 305 * 55).Select(i => 1 + i % 83f)], DepthKind.MetricDepth);
        var prediction = new DepthMap(61, 7, [.. Enumerable.Range(0, 61 * 7).Select(i => 1 / (2.03f + i % 13))], DepthKind.InverseDepth);
        var pairs = from y in Enumerable.Range(17, 21)
                    from x in Enumerable.Range(0, 305)
                    let g = 1 + (y * 305 + x) % 83.0
                    where g < 70
                    select (P: 2.03 + ((y - 17) / 3 * 61 + x / 5) % 13.0, G: g);
        var ratio = Median(pairs.Select(pair => pair.G)) / Median(pairs.Select(pair => pair.P));
        var result = ProtocolFiles.Find("make3d").Score(prediction, Of(truth));
        AssertSame(result, pairs.Select(pair => (Math.Min(70, ratio * pair.P), pair.G)));
        var held = pairs.Select(pair => (P: Math.Min(70, ratio * pair.P), pair.G));
        Assert.Equal(Math.Sqrt(held.Average(pair => Math.Pow(Math.Log10(pair.P) - Math.Log10(pair.G), 2))), Metric.Find("rmse_log10").Of(result)!.Value, Tolerance);
    }

    [Fact]
    public void Cityscapes_leaves_out_the_bonnet_and_scores_the_middle()
    {
        var truth = new DepthMap(2048, 1024, [.. Enumerable.Range(0, 2048 * 1024).Select(i => 1 + i % 97f)], DepthKind.MetricDepth);
        // The prediction covers rows 0 to 767.
        var prediction = new DepthMap(2048, 768, [.. Enumerable.Range(0, 2048 * 768).Select(i => 1 + (i + 3) % 89f)], DepthKind.RelativeDepth);
        var pairs = from y in Enumerable.Range(256, 512)
                    from x in Enumerable.Range(192, 1856 - 192)
                    let i = y * 2048 + x
                    where 1 + i % 97 < 80
                    select (P: 1 + (i + 3) % 89.0, G: 1 + i % 97.0);
        var ratio = Median(pairs.Select(pair => pair.G)) / Median(pairs.Select(pair => pair.P));
        AssertSame(ProtocolFiles.Find("cityscapes").Score(prediction, Of(truth)), pairs.Select(pair => (Math.Clamp(ratio * pair.P, 1e-3, 80), pair.G)));
        Assert.Contains("2048×1024", Assert.Throws<FathomException>(() => ProtocolFiles.Find("cityscapes").Score(prediction, Of(new DepthMap(4, 2, new float[8], DepthKind.MetricDepth)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DepthKind.AffineInverseDepth, 3f, 2f, 0.0)]
    [InlineData(DepthKind.AffineInverseDepth, 2f, 3f, 100.0)]
    [InlineData(DepthKind.RelativeDepth, 2f, 3f, 0.0)]
    [InlineData(DepthKind.RelativeDepth, 2f, 2f, 100.0)]
    public void Diw_counts_the_pair_as_wrong_unless_the_nearer_point_is_nearer(DepthKind kind, float nearer, float farther, double whdr)
    {
        var truth = new Truth { Name = "pair", Width = 2, Height = 1, Pair = new OrdinalPair((1, 0), (0, 0)) };
        Assert.Equal(whdr, ProtocolFiles.Find("midas-diw").Score(new DepthMap(2, 1, [farther, nearer], kind), truth).Whdr);
    }

    [Fact]
    public void What_is_resized_makes_a_difference_and_is_what_the_protocol_names()
    {
        // Between 1 m and 4 m half-way lies 2.5 m, in inverse depth 1.6 m. Four pixels of two: ¼ and ¾.
        var truth = new DepthMap(4, 1, [1, 1, 1, 1], DepthKind.MetricDepth);
        var prediction = new DepthMap(2, 1, [1, 4], DepthKind.MetricDepth);
        double[] depth = [1, 1.75, 3.25, 4], inverse = [1, 1 / (0.75 + 0.25 / 4), 1 / (0.25 + 0.75 / 4), 4];
        foreach (var (quantity, expected) in new[] { (ResizedQuantity.AsPredicted, depth), (ResizedQuantity.Depth, depth), (ResizedQuantity.InverseDepth, inverse) })
        {
            var result = (ProtocolFiles.Find("metric") with { Quantity = quantity }).Score(prediction, Of(truth) with { Cap = 80 });
            Assert.Equal(expected.Average(p => p - 1), result.Errors!.Value.AbsRel, Tolerance);
            Assert.Equal((2, 1), (result.PredictedWidth, result.PredictedHeight));
        }
    }

    [Theory]
    [InlineData(AlignmentMethod.Scale, AlignmentSpace.Depth)]
    [InlineData(AlignmentMethod.Scale, AlignmentSpace.InverseDepth)]
    [InlineData(AlignmentMethod.Scale, AlignmentSpace.LogDepth)]
    [InlineData(AlignmentMethod.ScaleAndShift, AlignmentSpace.Depth)]
    [InlineData(AlignmentMethod.ScaleAndShift, AlignmentSpace.InverseDepth)]
    [InlineData(AlignmentMethod.ScaleAndShift, AlignmentSpace.LogDepth)]
    [InlineData(AlignmentMethod.Median, AlignmentSpace.Depth)]
    [InlineData(AlignmentMethod.Median, AlignmentSpace.InverseDepth)]
    [InlineData(AlignmentMethod.Robust, AlignmentSpace.Depth)]
    [InlineData(AlignmentMethod.Robust, AlignmentSpace.InverseDepth)]
    public void What_differs_by_just_what_is_fitted_has_no_error(AlignmentMethod method, AlignmentSpace space)
    {
        var truth = new DepthMap(5, 1, [2, 3, 5, 7, 11], DepthKind.MetricDepth);
        var shift = method is AlignmentMethod.ScaleAndShift or AlignmentMethod.Robust ? 0.01 : 0;
        double Distorted(double g) => space switch
        {
            AlignmentSpace.Depth => 3 * g + 10 * shift,
            AlignmentSpace.InverseDepth => 1 / (3 / g + shift),
            // An exponent is the factor of the logarithm.
            _ => 3 * Math.Pow(g, 1 - 20 * shift),
        };
        var prediction = new DepthMap(5, 1, Array.ConvertAll(truth.Values, g => (float)Distorted(g)), DepthKind.RelativeDepth);
        var protocol = ProtocolFiles.Find("affine") with { Alignment = method, Space = space };
        Assert.Equal(0, protocol.Score(prediction, Of(truth) with { Cap = 80 }).Errors!.Value.AbsRel, Tolerance);
    }

    [Fact]
    public void Protocols_differ_in_words_where_their_numbers_would()
    {
        Assert.Empty(ProtocolDifference.Between(ProtocolFiles.Find("kitti-eigen"), ProtocolFiles.Find("kitti-eigen")));
        var differences = ProtocolDifference.Between(ProtocolFiles.Find("kitti-eigen"), ProtocolFiles.Find("kitti-eigen-s2r"));
        Assert.Equal(["data", "resize", "held before alignment", "held after alignment"], differences.Select(difference => difference.What));
        Assert.Equal(("inverse depth, opencv-linear", "depth, torch-bilinear-align-corners"), (differences[1].First, differences[1].Second));
    }

    private static IEnumerable<int> Indices() => Enumerable.Range(0, Width * Height);

    private static void AssertSame(string protocol, IEnumerable<(double P, double G)> pairs, double times = 1, bool inverse = false)
    {
        var measured = new DepthMap(Width, Height, Array.ConvertAll(Truth, g => (float)(g ?? 0)), DepthKind.MetricDepth, Array.ConvertAll(Truth, g => g is not null));
        var predicted = new DepthMap(Width, Height, Array.ConvertAll(Prediction, p => inverse ? 1 / (float)p : (float)(times * p)), inverse ? DepthKind.AffineInverseDepth : DepthKind.MetricDepth);
        AssertSame(ProtocolFiles.Find(protocol).Score(predicted, Of(measured)), pairs);
    }

    private static void AssertSame(FrameResult result, IEnumerable<(double P, double G)> pairs)
    {
        var all = pairs.ToList();
        Assert.True(all.Count > 5);
        Assert.Equal((all.Count, null), (result.Pixels, result.Problem));
        var errors = result.Errors!.Value;
        double Mean(Func<double, double, double> of) => all.Average(pair => of(pair.P, pair.G));
        foreach (var (expected, actual) in new[]
        {
            (Mean((p, g) => Math.Abs(p - g) / g), errors.AbsRel), (Mean((p, g) => (p - g) * (p - g) / g), errors.SqRel), (Math.Sqrt(Mean((p, g) => (p - g) * (p - g))), errors.Rmse),
            (Math.Sqrt(Mean((p, g) => Math.Pow(Math.Log(p / g), 2))), errors.RmseLog), (Mean((p, g) => Math.Max(p / g, g / p) < 1.25 ? 1 : 0), errors.Delta1), (Mean((p, g) => Math.Abs(Math.Log10(p / g))), errors.Log10),
        })
            Assert.Equal(expected, actual, Tolerance * Math.Max(expected, 1e-3));
    }

    private static Truth Of(DepthMap measured) => new() { Name = "tiny", Depth = measured, Width = measured.Width, Height = measured.Height };

    // numpy's: the mean of the two middle values.
    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // The normal equations.
    private static (double Scale, double Shift) LeastSquares(double[] p, double[] t)
    {
        double n = p.Length, sp = p.Sum(), st = t.Sum(), spp = p.Sum(x => x * x), spt = p.Zip(t, (x, y) => x * y).Sum(), det = n * spp - sp * sp;
        return ((n * spt - sp * st) / det, (spp * st - sp * spt) / det);
    }
}
