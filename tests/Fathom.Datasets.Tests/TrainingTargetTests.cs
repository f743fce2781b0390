namespace Fathom.Datasets.Tests;

public sealed class TrainingTargetTests
{
    private const float Sky = float.PositiveInfinity;

    [Fact]
    public void Metres_become_their_inverse_the_sky_zero_and_what_is_no_distance_unknown()
    {
        var (inverse, mask) = TrainingTarget.From(new DepthMap(6, 1, [2, Sky, 0, -1, float.NaN, 4], DepthKind.MetricDepth, [true, true, true, true, true, false]));
        Assert.Equal([0.5f, 0, 0, 0, 0, 0], inverse);
        Assert.Equal([1, 1, 0, 0, 0, 0], mask!);
    }

    [Fact]
    public void Inverse_depth_stays_what_it_is()
    {
        var (inverse, mask) = TrainingTarget.From(new DepthMap(6, 1, [2, Sky, 0, -1, float.NaN, 4], DepthKind.InverseDepth, [true, true, true, true, true, false]));
        Assert.Equal([2, 0, 0, 0, 0, 0], inverse);
        Assert.Equal([1, 0, 1, 0, 0, 0], mask!);
    }

    [Fact]
    public void Relative_depth_is_inverted_too() => Assert.Equal([0.5f, 0.25f], TrainingTarget.From(new DepthMap(2, 1, [2, 4], DepthKind.RelativeDepth)).InverseDepth);

    [Fact]
    public void Without_an_unknown_pixel_there_is_no_mask() => Assert.Null(TrainingTarget.From(new DepthMap(2, 1, [2, Sky], DepthKind.MetricDepth)).Mask);

    [Fact]
    public void Affine_invariant_inverse_depth_may_be_any_finite_number()
    {
        var (inverse, mask) = TrainingTarget.From(new DepthMap(5, 1, [2, -3, float.NaN, float.NegativeInfinity, 4], DepthKind.AffineInverseDepth, [true, true, true, true, false]));
        Assert.Equal([2, -3, 0, 0, 0], inverse);
        Assert.Equal([1, 1, 0, 0, 0], mask!);
    }

    [Fact]
    public void Disparities_are_no_target() =>
        Assert.Contains("not disparity", Assert.Throws<FathomException>(() => TrainingTarget.From(new DepthMap(1, 1, [1], DepthKind.Disparity))).Message, StringComparison.Ordinal);
}
