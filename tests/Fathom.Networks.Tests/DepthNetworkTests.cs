using Fathom.Torch;
using static TorchSharp.torch;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Fathom.Networks.Tests;

/// <summary>What must hold of every registered network.</summary>
public class DepthNetworkTests
{
    public static TheoryData<string> Names => [.. DepthNetworks.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Depth_has_the_size_of_the_picture_and_is_positive(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var network = Build(name);
        foreach (var (n, h, w) in new[] { (1, 32, 32), (2, 64, 96), (1, 96, 32) })
        {
            var depth = network.forward(randn(n, 3, h, w));
            Assert.Equal([n, h, w], depth.shape);
            Assert.All(depth.data<float>().ToArray(), value => Assert.True(value > 0 && float.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_registry_states_the_true_number_of_parameters(string name)
    {
        using var network = Build(name);
        var count = network.parameters().Sum(parameter => parameter.numel());
        Assert.Equal(DepthNetworks.Find(name).Parameters, count);
    }

    [Fact]
    public void Fathom_s_has_at_most_six_million_parameters() => Assert.InRange(DepthNetworks.Find("fathom-s").Parameters, 1, 6_000_000);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_reach_every_parameter(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Build(name);
        network.forward(randn(2, 3, 64, 64)).square().sum().backward();
        foreach (var (key, parameter) in network.named_parameters())
            Assert.True(parameter.grad is { } grad && grad.abs().max().item<float>() is > 0 and < float.PositiveInfinity, key);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bits_and_another_seed_does_not(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var input = randn(1, 3, 32, 64);
        using Network one = Build(name, 5), same = Build(name, 5), other = Build(name, 6);
        Assert.Equal(Values(one.forward(input)), Values(same.forward(input)));
        Assert.NotEqual(Values(one.forward(input)), Values(other.forward(input)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_survive_a_round_trip_through_safetensors(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using Network written = Build(name, 1), read = Build(name, 2);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "weights.safetensors");
            Safetensors.Save(file, written.state_dict());
            read.load_state_dict(Safetensors.Load(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var input = randn(1, 3, 64, 32);
        Assert.Equal(Values(written.forward(input)), Values(read.forward(input)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_does_not_depend_on_its_batch(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var network = Build(name);
        var input = randn(3, 3, 64, 64);
        var together = network.forward(input);
        for (var n = 0; n < 3; n++)
        {
            var alone = network.forward(input.slice(0, n, n + 1, 1));
            Assert.True((together.slice(0, n, n + 1, 1) - alone).abs().max().item<float>() < 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Depth_is_the_same_with_and_without_gradients(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Build(name);
        var input = randn(1, 3, 64, 64);
        var learning = network.forward(input);
        using var constant = no_grad();
        Assert.Equal(Values(network.forward(input)), Values(learning.detach()));
    }

    [Fact]
    public void A_size_that_is_no_multiple_is_refused_with_the_way_out()
    {
        using var scope = NewDisposeScope();
        using var network = Build("fathom-s");
        var error = Assert.Throws<FathomException>(() => network.forward(zeros(1, 3, 33, 64)));
        Assert.Equal("Fathom-S takes N×3×H×W with H and W multiples of 32, not 1×3×33×64. Resize the picture first.", error.Message);
    }

    [Fact]
    public void A_misspelt_network_gets_a_suggestion()
    {
        var error = Assert.Throws<FathomException>(() => DepthNetworks.Find("fatom-s"));
        Assert.Equal("No network is called 'fatom-s'. Did you mean 'fathom-s'?", error.Message);
    }

    private static Network Build(string name, long seed = 1)
    {
        manual_seed(seed);
        return DepthNetworks.Find(name).Build();
    }

    private static float[] Values(Tensor x) => x.data<float>().ToArray();
}
