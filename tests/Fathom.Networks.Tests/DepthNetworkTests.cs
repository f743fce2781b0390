using static TorchSharp.torch;

namespace Fathom.Networks.Tests;

/// <summary>What must hold of every network that gives depth, beyond what holds of all networks.</summary>
public class DepthNetworkTests
{
    public static TheoryData<string> Names => [.. DepthNetworks.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Depth_is_in_range(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = DepthNetworks.Find(name);
        manual_seed(1);
        using var network = entry.Build();
        network.eval();
        Assert.Contains(entry.Encoder(network), network.modules());

        var depth = network.call(randn(1, 3, entry.SmallestSide, entry.SmallestSide));
        var (least, most) = name switch
        {
            "s2r-outdoor" => (0, 80),
            "s2r-indoor" => (0, 8),
            _ when entry.Output == DepthKind.RelativeDepth => (0.0999f, 100.1f),
            _ => (0, float.MaxValue),
        };
        Assert.All(depth.data<float>().ToArray(), value => Assert.InRange(value, least, most));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_numbers_fit_together(string name)
    {
        var entry = DepthNetworks.Find(name);
        Assert.Equal((3, 3), (entry.Mean.Count, entry.Std.Count));
        var range = NetworkRegistry.Find(name).InputRange;
        var (low, high) = entry.Mean[0] switch { 0 => (0, 1), 0.5f => (-1, 1), _ => (-2.1179f, 2.64f) };
        Assert.Equal((low, high), (MathF.Round(range.Least, 4), MathF.Round(range.Most, 4)));
        Assert.Equal((0, 0), (entry.PreferredSize.Width % entry.SizeMultiple, entry.PreferredSize.Height % entry.SizeMultiple));
        Assert.Equal(0, entry.SmallestSide % entry.SizeMultiple);
        Assert.True(Math.Min(entry.PreferredSize.Width, entry.PreferredSize.Height) >= entry.SmallestSide);
    }

    [Theory]
    [InlineData("monodepth2-resnet18", 1024, 320, 1024, 320)]
    [InlineData("monodepth2-resnet18", 32, 32, 64, 64)]
    [InlineData("s2r-indoor", 250, 190, 256, 192)]
    [InlineData("fathom-s", 1, 16_384, 32, 16_384)]
    public void Weights_of_another_size_are_rounded_to_what_the_network_takes(string name, int width, int height, int expectedWidth, int expectedHeight)
    {
        var entry = DepthNetworks.Find(name);
        Assert.Equal((expectedWidth, expectedHeight), entry.TrainedAt((width, height)).PreferredSize);
        Assert.Same(entry, entry.TrainedAt(null));
    }

    [Fact]
    public void Fathom_s_has_at_most_six_million_parameters() => Assert.InRange(DepthNetworks.Find("fathom-s").Parameters, 1, 6_000_000);

    [Fact]
    public void A_misspelt_network_gets_a_suggestion()
    {
        var error = Assert.Throws<FathomException>(() => DepthNetworks.Find("fatom-s"));
        Assert.Equal("No network is called 'fatom-s'. Did you mean 'fathom-s'?", error.Message);
        error = Assert.Throws<FathomException>(() => NetworkRegistry.Find("munit-generater"));
        Assert.Equal("No network is called 'munit-generater'. Did you mean 'munit-generator'?", error.Message);
    }
}
