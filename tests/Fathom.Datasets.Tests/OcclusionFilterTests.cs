namespace Fathom.Datasets.Tests;

public sealed class OcclusionFilterTests
{
    private const int Width = 60, Height = 40;

    [Fact]
    public void Of_a_wall_behind_a_wall_only_what_lies_behind_goes()
    {
        // The near wall in columns 12 to 44 and rows 8 to 28, a point every fourth pixel; the far one everywhere, between the near one's points.
        var depth = Map((x, y) => x % 4 == 0 && y % 4 == 0 && x is >= 12 and <= 44 && y is >= 8 and <= 28 ? 5 : x % 4 == 2 && y % 4 == 2 ? 10 : 0);

        var filtered = new OcclusionFilter(radius: 4, margin: 0.1).Apply(depth);

        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var isHidden = depth[x, y] == 10 && x is > 12 and < 44 && y is > 8 and < 28;
                Assert.Equal(isHidden ? 0 : depth[x, y], filtered[x, y]);
                Assert.Equal(filtered[x, y] > 0, filtered.IsValid(y * Width + x));
            }
        Assert.Equal((DepthKind.MetricDepth, 40), (filtered.Kind, Enumerable.Range(0, Width * Height).Count(i => depth.IsValid(i) && !filtered.IsValid(i))));
    }

    [Fact]
    public void A_road_that_leads_away_stays_whole()
    {
        // Row 10 is the horizon: 1.6 m below the camera, ten times nearer at the bottom than at the top.
        var road = Map((_, y) => y > 12 ? 20 * 1.6 / (y - 10) : 0);
        Assert.Equal(road.Values, new OcclusionFilter().Apply(road).Values);
    }

    [Fact]
    public void What_differs_by_less_than_the_margin_is_one_surface()
    {
        var depth = Map((x, y) => (x + y) % 2 == 0 ? 9.1 : 10);
        Assert.Equal(depth.Values, new OcclusionFilter(3, 0.1).Apply(depth).Values);
        // Except at the edges, where nothing stands on the other side.
        Assert.Equal(10, depth.Values.Zip(new OcclusionFilter(3, 0.05).Apply(depth).Values).Where(pair => pair.First != pair.Second).Max(pair => pair.First));
    }

    [Fact]
    public void A_nearer_point_outside_of_the_window_does_not_count()
    {
        var depth = Map((x, y) => (x, y) switch { (30, 20) => 10, (25, 20) or (35, 20) => 5, _ => 0 });
        Assert.Equal(0, new OcclusionFilter(5).Apply(depth)[30, 20]);
        Assert.Equal(10, new OcclusionFilter(4).Apply(depth)[30, 20]);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OcclusionFilter(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OcclusionFilter(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OcclusionFilter(1, double.NaN));
    }

    private static DepthMap Map(Func<int, int, double> depth)
    {
        float[] values = [.. Enumerable.Range(0, Width * Height).Select(i => (float)depth(i % Width, i / Width))];
        return new DepthMap(Width, Height, values, DepthKind.MetricDepth, Array.ConvertAll(values, value => value > 0));
    }
}
