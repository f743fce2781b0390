using static TorchSharp.torch;

namespace Fathom.Networks.Tests;

/// <summary>What must hold of every network that gives depth, beyond what holds of all networks.</summary>
public class DepthNetworkTests
{
    public static TheoryData<string> Names => [.. DepthNetworks.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Depth_is_in_range_and_a_size_that_does_not_fit_is_refused_with_the_way_out(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = DepthNetworks.Find(name);
        manual_seed(1);
        using var network = entry.Build();
        network.eval();
        Assert.Contains(entry.Encoder(network), network.modules());

        var depth = network.call(randn(1, 3, entry.SmallestSide, entry.SmallestSide));
        var (least, most) = entry.Output == DepthKind.RelativeDepth ? (0.0999f, 100.1f) : (0, float.MaxValue);
        Assert.All(depth.data<float>().ToArray(), value => Assert.InRange(value, least, most));

        foreach (var (channels, h, w) in new[] { (3, entry.SmallestSide + 1, 128), (3, 0, 128), (4, 128, 128), (3, entry.SmallestSide - entry.SizeMultiple, 128) })
        {
            var error = Assert.Throws<FathomException>(() => network.call(zeros(1, channels, h, w)));
            Assert.Contains($"multiples of {entry.SizeMultiple}, at least {entry.SmallestSide}, not 1×{channels}×{h}×{w}. Resize the picture first.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_numbers_fit_together(string name)
    {
        var entry = DepthNetworks.Find(name);
        Assert.Equal((3, 3), (entry.Mean.Count, entry.Std.Count));
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
