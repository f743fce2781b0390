using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class ConversionTests
{
    private static readonly Camera Camera = new(2, 2, 700, 700, 0.5, 0.5);

    [Fact]
    public void Depth_becomes_its_inverse_and_the_sky_zero()
    {
        var map = new DepthMap(2, 2, [2, float.PositiveInfinity, 0.25f, 7], DepthKind.MetricDepth, [true, true, true, false], Camera);
        var inverse = map.To(DepthKind.InverseDepth);
        Assert.Equal([0.5f, 0, 4, float.NaN], inverse.Values);
        Assert.Equal([true, true, true, false], inverse.Valid!);
        Assert.Equal((DepthKind.InverseDepth, DepthUnit.PerMetre, Camera), (inverse.Kind, inverse.Unit, inverse.Camera));
        Assert.Equal([2, float.PositiveInfinity, 0.25f, float.NaN], inverse.To(DepthKind.MetricDepth).Values);
    }

    [Fact]
    public void There_and_back_keeps_every_depth_within_float_rounding() =>
        Prop.ForAll(PfmTests.DepthMaps().Where(map => map.Kind is DepthKind.MetricDepth or DepthKind.InverseDepth).ToArbitrary(), map =>
        {
            var back = map.To(map.Kind == DepthKind.MetricDepth ? DepthKind.InverseDepth : DepthKind.MetricDepth).To(map.Kind);
            // Between 1e-37 and 1e37 the inverse of a float is a normal float.
            return Enumerable.Range(0, map.Values.Length).All(i => !map.IsValid(i) ? !back.IsValid(i)
                : map.Values[i] is < 0 or float.NaN ? !back.IsValid(i)
                : map.Values[i] is not (> 1e-37f and < 1e37f) || Math.Abs(back.Values[i] / map.Values[i] - 1) < 2e-7);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_value_without_counterpart_becomes_unknown_and_the_first_mask_stays()
    {
        bool[] valid = [true, true, true, true];
        var map = new DepthMap(2, 2, [-1, 0, float.NaN, 5], DepthKind.MetricDepth, valid);
        Assert.Equal([false, false, false, true], map.To(DepthKind.InverseDepth).Valid!);
        Assert.Equal([true, true, true, true], valid);
        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], new DepthMap(2, 1, [0f, -0f], DepthKind.InverseDepth).To(DepthKind.MetricDepth).Values);
        Assert.Equal([false, false], new DepthMap(2, 1, [-1, float.PositiveInfinity], DepthKind.InverseDepth).To(DepthKind.MetricDepth).Valid!);
        Assert.False(new DepthMap(1, 1, [1e-40f], DepthKind.MetricDepth).To(DepthKind.InverseDepth).IsValid(0));
    }

    [Fact]
    public void Stereo_disparities_are_focal_length_times_baseline_over_depth()
    {
        var depth = new DepthMap(2, 2, [7, 14, float.PositiveInfinity, 3.5f], DepthKind.MetricDepth, camera: Camera);
        var disparity = depth.ToDisparity(baseline: 0.5);
        Assert.Equal([50, 25, 0, 100], disparity.Values);
        Assert.Equal(DepthUnit.Pixel, disparity.Unit);
        Assert.Equal(disparity.Values, depth.To(DepthKind.InverseDepth).ToDisparity(0.5).Values, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(depth.Values, disparity.ToMetricDepth(0.5).Values);
    }

    [Theory]
    [InlineData(DepthKind.MetricDepth, DepthKind.RelativeDepth, 4f)]
    [InlineData(DepthKind.MetricDepth, DepthKind.AffineInverseDepth, 0.25f)]
    [InlineData(DepthKind.InverseDepth, DepthKind.RelativeDepth, 0.25f)]
    [InlineData(DepthKind.InverseDepth, DepthKind.AffineInverseDepth, 4f)]
    [InlineData(DepthKind.Disparity, DepthKind.RelativeDepth, 0.25f)]
    [InlineData(DepthKind.Disparity, DepthKind.AffineInverseDepth, 4f)]
    [InlineData(DepthKind.RelativeDepth, DepthKind.AffineInverseDepth, 0.25f)]
    public void A_scale_may_be_forgotten(DepthKind from, DepthKind to, float expected)
    {
        var map = new DepthMap(1, 1, [4], from).To(to);
        Assert.Equal((to, expected), (map.Kind, map.Values[0]));
    }

    [Theory]
    [InlineData(DepthKind.AffineInverseDepth, DepthKind.MetricDepth, "two known distances")]
    [InlineData(DepthKind.AffineInverseDepth, DepthKind.InverseDepth, "two known distances")]
    [InlineData(DepthKind.AffineInverseDepth, DepthKind.RelativeDepth, "two known distances")]
    [InlineData(DepthKind.AffineInverseDepth, DepthKind.Disparity, "two known distances")]
    [InlineData(DepthKind.RelativeDepth, DepthKind.MetricDepth, "a known distance")]
    [InlineData(DepthKind.RelativeDepth, DepthKind.InverseDepth, "a known distance")]
    [InlineData(DepthKind.RelativeDepth, DepthKind.Disparity, "a known distance")]
    [InlineData(DepthKind.Disparity, DepthKind.MetricDepth, "ToMetricDepth(baseline)")]
    [InlineData(DepthKind.Disparity, DepthKind.InverseDepth, "ToMetricDepth(baseline)")]
    [InlineData(DepthKind.MetricDepth, DepthKind.Disparity, "ToDisparity(baseline)")]
    [InlineData(DepthKind.InverseDepth, DepthKind.Disparity, "ToDisparity(baseline)")]
    public void A_meaningless_request_is_refused_with_the_way_out(DepthKind from, DepthKind to, string wayOut)
    {
        var error = Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [4], from).To(to));
        Assert.Equal((from, to), (error.From, error.To));
        Assert.Contains(wayOut, error.Message);
    }

    [Fact]
    public void Every_pair_of_kinds_is_either_converted_or_refused()
    {
        foreach (var from in Enum.GetValues<DepthKind>())
            foreach (var to in Enum.GetValues<DepthKind>())
            {
                try
                {
                    Assert.Equal(to, new DepthMap(1, 1, [4], from).To(to).Kind);
                }
                catch (ConversionException error)
                {
                    Assert.Equal((from, to), (error.From, error.To));
                }
            }
    }

    [Fact]
    public void Two_known_distances_give_an_affine_map_its_metres()
    {
        // 1 / metres = 0.1 · value − 0.2.
        var map = new DepthMap(5, 1, [2, 3, 4, 7, 1], DepthKind.AffineInverseDepth).WithDistances(new(1, 0, 10), new(3, 0, 2));
        Assert.Equal(DepthKind.MetricDepth, map.Kind);
        Assert.Equal([10, 5, 2], map.Values[1..4], (a, b) => Math.Abs(a - b) < 1e-5);
        // What the fit puts behind infinity is infinitely far; the exact zero lies within rounding of it.
        Assert.Equal(float.PositiveInfinity, map.Values[4]);
        Assert.True(map.Values[0] > 1e6);
    }

    [Fact]
    public void One_known_distance_scales_a_relative_map()
    {
        var map = new DepthMap(3, 1, [1, 2, float.PositiveInfinity], DepthKind.RelativeDepth).WithDistances(new KnownDistance(1, 0, 5));
        Assert.Equal([2.5f, 5, float.PositiveInfinity], map.Values, (a, b) => a == b || Math.Abs(a - b) < 1e-6);
        Assert.Equal(DepthKind.MetricDepth, map.Kind);
    }

    [Fact]
    public void Distances_that_are_too_few_or_wrong_are_refused()
    {
        var affine = new DepthMap(3, 1, [1, 2, 2], DepthKind.AffineInverseDepth, [true, true, false]);
        Assert.Contains("two known distances", Assert.Throws<ConversionException>(() => affine.WithDistances(new KnownDistance(0, 0, 5))).Message);
        Assert.Contains("contradict", Assert.Throws<ConversionException>(() => affine.WithDistances(new(0, 0, 1), new(1, 0, 5))).Message);
        Assert.Contains("contradict", Assert.Throws<ConversionException>(() => affine.WithDistances(new(0, 0, 1), new(0, 0, 1))).Message);
        Assert.Contains("outside", Assert.Throws<ConversionException>(() => affine.WithDistances(new(3, 0, 1), new(0, 0, 1))).Message);
        Assert.Contains("no finite value", Assert.Throws<ConversionException>(() => affine.WithDistances(new(2, 0, 1), new(0, 0, 1))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => affine.WithDistances(new(0, 0, 0), new(1, 0, 1)));
        Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.MetricDepth).WithDistances(new KnownDistance(0, 0, 5)));
    }

    [Theory]
    [InlineData(DepthKind.Disparity, "ToMetricDepth(baseline)")]
    [InlineData(DepthKind.MetricDepth, "Use To(DepthKind.MetricDepth)")]
    [InlineData(DepthKind.InverseDepth, "Use To(DepthKind.MetricDepth)")]
    public void A_map_that_has_its_scale_names_the_way_out_that_works(DepthKind kind, string wayOut)
    {
        var map = new DepthMap(1, 1, [2], kind);
        Assert.Contains(wayOut, Assert.Throws<ConversionException>(() => map.Scaled(2)).Message);
        Assert.Contains(wayOut.Replace("MetricDepth)", "InverseDepth)"), Assert.Throws<ConversionException>(() => map.Aligned(new ScaleShift(1, 0))).Message);
        // Outside the map, but the kind comes first.
        Assert.Contains(wayOut, Assert.Throws<ConversionException>(() => map.WithDistances(new KnownDistance(9, 9, 5))).Message);
    }

    [Fact]
    public void The_kind_is_looked_at_before_the_camera()
    {
        var disparity = new DepthMap(1, 1, [2], DepthKind.Disparity);
        Assert.Same(disparity, disparity.ToDisparity(0.5));
        Assert.Contains("WithCamera", Assert.Throws<ConversionException>(() => disparity.ToMetricDepth(0.5)).Message);
        var relative = new DepthMap(1, 1, [2], DepthKind.RelativeDepth);
        Assert.Contains("scale is unknown", Assert.Throws<ConversionException>(() => relative.ToDisparity(0.5)).Message);
        Assert.Contains("scale is unknown", Assert.Throws<ConversionException>(() => relative.ToMetricDepth(0.5)).Message);
        Assert.Contains("two known distances", Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [2], DepthKind.AffineInverseDepth).ToMetricDepth(0.5)).Message);
        Assert.Contains("Use To(DepthKind.MetricDepth)", Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [2], DepthKind.InverseDepth).ToMetricDepth(0.5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => disparity.ToDisparity(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1.5)]
    public void A_relative_depth_that_is_not_positive_has_no_distance(float value)
    {
        var map = new DepthMap(2, 1, [3, value], DepthKind.RelativeDepth);
        Assert.Contains(FormattableString.Invariant($"The map is {value} at (1, 0), which no scale turns into 5 metres."),
            Assert.Throws<ConversionException>(() => map.WithDistances(new(0, 0, 5), new(1, 0, 5))).Message);
    }

    [Fact]
    public void A_fit_belongs_to_its_kind()
    {
        Assert.Equal([0.5f, 0], new DepthMap(2, 1, [1, -9], DepthKind.AffineInverseDepth).Aligned(new ScaleShift(0.25, 0.25)).Values);
        Assert.Equal([6f], new DepthMap(1, 1, [2], DepthKind.RelativeDepth).Scaled(3).Values);
        Assert.Contains("shift too", Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.AffineInverseDepth).Scaled(2)).Message);
        Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.MetricDepth).Scaled(2));
        Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.RelativeDepth).Aligned(new ScaleShift(1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DepthMap(1, 1, [1], DepthKind.AffineInverseDepth).Aligned(new ScaleShift(-1, 0)));
        Assert.Contains("WithCamera", Assert.Throws<ConversionException>(() => new DepthMap(1, 1, [1], DepthKind.MetricDepth).ToDisparity(0.5)).Message);
        Assert.Throws<ConversionException>(() => new DepthMap(2, 2, new float[4], DepthKind.RelativeDepth, camera: Camera).ToMetricDepth(0.5));
    }
}
