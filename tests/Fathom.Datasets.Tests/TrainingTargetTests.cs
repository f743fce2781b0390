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

    [Theory]
    [InlineData(DepthKind.Disparity)]
    [InlineData(DepthKind.AffineInverseDepth)]
    public void What_is_no_depth_up_to_a_factor_is_no_target(DepthKind kind) =>
        Assert.Contains($"not {kind.Describe()}", Assert.Throws<FathomException>(() => TrainingTarget.From(new DepthMap(1, 1, [1], kind))).Message, StringComparison.Ordinal);
}
