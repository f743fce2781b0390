namespace Fathom.Datasets.Tests;

public class MixedSourceTests
{
    [Fact]
    public void Shares_follow_the_weights_and_never_change_for_a_sample()
    {
        var mixture = new MixedSource(3, (new Named("a"), 1), (new Named("b"), 3));
        var names = Enumerable.Range(0, 4000).Select(i => mixture.Sample(i, 2, 2).Name).ToList();

        // 3,000 ± 5 standard deviations of √(4000·¾·¼) = 27.
        Assert.InRange(names.Count("b".Equals), 2863, 3137);
        Assert.Equal(names.AsEnumerable().Reverse(), Enumerable.Range(0, 4000).Reverse().Select(i => mixture.Sample(i, 2, 2).Name));
        Assert.Equal("25% a + 75% b", mixture.Name.Replace(" %", "%", StringComparison.Ordinal));
    }

    [Fact]
    public void A_weight_of_zero_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new MixedSource(3, (new Named("a"), 1), (new Named("street"), 0)));
        Assert.Contains("The weight of street is 0", error.Message, StringComparison.Ordinal);
    }

    private sealed class Named(string name) : ISampleSource
    {
        public string Name => name;

        public DepthSample Sample(long index, int width, int height) =>
            new(name, new Image(width, height), new DepthMap(width, height, new float[width * height], DepthKind.MetricDepth));
    }
}
