using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Networks.Tests;

/// <summary>Every depth network starts from the published file of its encoder or from weights of its own, and from no other.</summary>
public sealed class StartWeightsTests : TemporaryFolder
{
    public static IEnumerable<TheoryDataRow<string>> Names => NetworkTests.Names.Where(row => DepthNetworks.All.Any(network => network.Name == row.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_file_fills_the_encoder_and_nothing_else_and_another_is_refused(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = DepthNetworks.Find(name);
        using var network = entry.Build();
        var published = PublishedTrunk.Of(name).ToList();
        // One number for a tensor, which depends on its name only.
        Safetensors.Save(this["start.safetensors"], published.ToDictionary(tensor => tensor.Name, tensor => full(tensor.Shape, Number(tensor.Name), ScalarType.Float16)));
        var own = entry.Encoder(network).state_dict();
        var others = network.state_dict().Values.Where(tensor => !own.ContainsValue(tensor)).Select(tensor => (Tensor: tensor, Before: tensor.clone())).ToList();

        AssertRefused(entry, network, published[..1], $"this network starts from {entry.Start.Publisher}, and the file lacks ");
        StartWeights.Load(entry, network, this["start.safetensors"]);

        // In both the tensors stand in the order of computing, so that the names need not be translated here; counters are not in the file.
        var filled = own.Where(tensor => !tensor.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToList();
        Assert.True(filled.Count <= published.Count);
        foreach (var (tensor, (file, shape)) in filled.Zip(published))
        {
            Assert.True(tensor.Value.shape.SequenceEqual(shape), $"{tensor.Key} is not {file}");
            Assert.True(tensor.Value.eq((float)(Half)Number(file)).all().item<bool>(), $"{tensor.Key} is not {file}");
        }
        Assert.All(others, other => Assert.True(other.Tensor.equal(other.Before)));
        Assert.All(own.Except(filled), counter => Assert.Equal(0, counter.Value.item<long>()));
    }

    [Theory]
    [InlineData("monodepth2-resnet34", "has 48 tensors too many: layer1.2.bn1.bias, ")]
    [InlineData("monodepth2-resnet50", "tensors: layer1.0.conv1.weight is 64×64×1×1 Float32, not 64×64×3×3 Float32; ")]
    public void A_deeper_network_of_the_same_family_is_refused_too(string file, string problem)
    {
        using var scope = NewDisposeScope();
        var entry = DepthNetworks.Find("monodepth2-resnet18");
        using var network = entry.Build();
        AssertRefused(entry, network, PublishedTrunk.Of(file), problem);
    }

    [Fact]
    public void Weights_of_the_network_itself_fill_all_of_it()
    {
        using var scope = NewDisposeScope();
        var entry = DepthNetworks.Find("monodepth2-resnet18");
        using var trained = entry.Build();
        using var network = entry.Build();
        var weights = trained.state_dict();
        Safetensors.Save(this["model.safetensors"], weights);

        StartWeights.Load(entry, network, this["model.safetensors"]);

        Assert.All(network.state_dict(), tensor => Assert.True(tensor.Value.equal(weights[tensor.Key])));
        AssertRefused(entry, network, weights.SkipLast(1).Where(tensor => tensor.Value.is_floating_point()).Select(tensor => (tensor.Key, tensor.Value.shape)), $"this network starts from {entry.Name}, and the file lacks 1 tensor: {weights.Last().Key}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void A_blend_moves_what_the_others_have_by_its_share_and_nothing_else(double share)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = DepthNetworks.Find("monodepth2-resnet18");
        using var network = entry.Build();
        var before = network.state_dict().ToDictionary(tensor => tensor.Key, tensor => tensor.Value.clone());
        Safetensors.Save(this["start.safetensors"], PublishedTrunk.Of(entry.Name).ToDictionary(tensor => tensor.Name, tensor => full(tensor.Shape, 3f)));

        StartWeights.Blend(entry, network, this["start.safetensors"], share);

        var encoder = entry.Encoder(network).state_dict().Values.ToList();
        foreach (var (name, tensor) in network.state_dict())
        {
            var expected = tensor.is_floating_point() && encoder.Contains(tensor) ? (1 - share) * before[name].to(float64) + 3 * share : before[name].to(float64);
            Assert.True(allclose(tensor.to(float64), expected, rtol: 1e-6, atol: 1e-7), name);
        }
    }

    [Fact]
    public void A_blend_of_another_network_or_a_share_beyond_the_ends_changes_nothing()
    {
        using var scope = NewDisposeScope();
        var entry = DepthNetworks.Find("monodepth2-resnet18");
        using var network = entry.Build();
        var before = network.state_dict().ToDictionary(tensor => tensor.Key, tensor => tensor.Value.clone());
        Safetensors.Save(this["other.safetensors"], PublishedTrunk.Of("monodepth2-resnet34").ToDictionary(tensor => tensor.Name, tensor => full(tensor.Shape, 3f)));
        Safetensors.Save(this["own.safetensors"], before);

        Assert.Throws<FathomException>(() => StartWeights.Blend(entry, network, this["other.safetensors"], 0.5));
        foreach (var share in new[] { -0.01, 1.01, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => StartWeights.Blend(entry, network, this["own.safetensors"], share));

        Assert.All(network.state_dict(), tensor => Assert.True(tensor.Value.equal(before[tensor.Key])));
    }

    // It has the number 3 everywhere, which is then nowhere in the network.
    private void AssertRefused(DepthNetwork entry, nn.Module<Tensor, Tensor> network, IEnumerable<(string Name, long[] Shape)> weights, string problem)
    {
        using var scope = NewDisposeScope();
        var file = this["other.safetensors"];
        Safetensors.Save(file, weights.ToDictionary(tensor => tensor.Name, tensor => full(tensor.Shape, 3f)));

        var error = Assert.Throws<FathomException>(() => StartWeights.Load(entry, network, file));

        Assert.StartsWith($"{file}: ", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Contains(problem, StringComparison.Ordinal), error.Message);
        Assert.All(network.state_dict().Values, tensor => Assert.False(tensor.eq(3).all().item<bool>()));
    }

    private static float Number(string name) => (float)GoldenFormula.U01(name, 1)[0];
}
