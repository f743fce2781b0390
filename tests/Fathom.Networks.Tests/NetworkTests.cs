using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Networks.Tests;

/// <summary>What must hold of every registered network.</summary>
public class NetworkTests
{
    public static TheoryData<string> Names => [.. NetworkRegistry.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_have_the_stated_shapes_and_are_all_that_a_forward_leaves(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = NetworkRegistry.Find(name);
        using var network = Build(entry);
        foreach (var (n, h, w) in new[] { (2, entry.SmallestSide, entry.SmallestSide + entry.SizeMultiple), (1, entry.SmallestSide + entry.SizeMultiple, entry.SmallestSide) })
        {
            var input = randn(n, entry.InputChannels, h, w);
            var before = Gate.LiveTensors;
            var outputs = entry.Run(network, input);
            Assert.Equal(Distinct(outputs) + Features(name), Gate.LiveTensors - before);
            Assert.Equal(entry.Outputs(h, w).Select(shape => string.Join('×', [n, .. shape])), outputs.Select(output => string.Join('×', output.shape)));
            Assert.All(outputs, output => Assert.All(Values(output), value => Assert.True(float.IsFinite(value))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_registry_states_the_true_numbers_of_parameters_and_tensors(string name)
    {
        var entry = NetworkRegistry.Find(name);
        using var network = entry.Build();
        Assert.Equal(entry.Parameters, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(entry.StateTensors, network.state_dict().Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_reach_every_parameter_that_takes_part(string name)
    {
        using var scope = NewDisposeScope();
        var entry = NetworkRegistry.Find(name);
        using var network = Build(entry);
        network.train();
        // Weighed at random: what normalises is blind to even sums.
        var loss = entry.Run(network, Input(entry, 2)).Select(output => (output * randn(output.shape)).mean()).Aggregate((sum, part) => sum + part);
        loss.backward();
        foreach (var (key, parameter) in network.named_parameters())
        {
            var isUnused = entry.Unused.Any(start => key.StartsWith(start, StringComparison.Ordinal));
            Assert.True(isUnused == parameter.grad is null, key);
            if (parameter.grad is not { } grad)
                continue;
            var largest = grad.abs().max().item<float>();
            Assert.True(float.IsFinite(largest), key);
            // The bias of a convolution before a normalisation is subtracted again.
            Assert.True(largest > 0 || parameter.dim() < 2, key);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bits_and_another_seed_does_not(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = NetworkRegistry.Find(name);
        var input = Input(entry, 1);
        using nn.Module one = Build(entry, 5), same = Build(entry, 5), other = Build(entry, 6);
        Assert.Equal(Values(entry.Run(one, input)), Values(entry.Run(same, input)));
        Assert.NotEqual(Values(entry.Run(one, input)), Values(entry.Run(other, input)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_survive_a_round_trip_through_safetensors(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var entry = NetworkRegistry.Find(name);
        using nn.Module written = Build(entry, 1), read = Build(entry, 2);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "weights.safetensors");
            Safetensors.Save(file, written.state_dict());
            using var loading = NewDisposeScope();
            read.load_state_dict(Safetensors.Load(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var input = Input(entry, 1);
        Assert.Equal(Values(entry.Run(written, input)), Values(entry.Run(read, input)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_use_a_picture_does_not_depend_on_its_batch_nor_on_gradients_being_kept(string name)
    {
        using var scope = NewDisposeScope();
        var entry = NetworkRegistry.Find(name);
        using var network = Build(entry);
        var input = Input(entry, 2);
        var learning = entry.Run(network, input);
        using var constant = no_grad();
        var together = entry.Run(network, input);
        Assert.Equal(Values(learning), Values(together));
        for (var n = 0; n < 2; n++)
        {
            var alone = entry.Run(network, input.narrow(0, n, 1));
            foreach (var (whole, part) in together.Zip(alone))
                Assert.True((whole.narrow(0, n, 1) - part).abs().max().item<float>() <= 1e-4 * whole.abs().max().item<float>());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_all_networks_are_different(string name) => Assert.Single(NetworkRegistry.All, network => network.Name == name);

    // ADDS's encoder keeps the features between the stem and the last, which its Run does not show: four for each domain.
    private static int Features(string name) => name == "adds-encoder" ? 8 : 0;

    private static int Distinct(IEnumerable<Tensor> outputs) => outputs.Distinct(ReferenceEqualityComparer.Instance).Count();

    private static Tensor Input(RegisteredNetwork entry, int n) => randn(n, entry.InputChannels, entry.SmallestSide, entry.SmallestSide + entry.SizeMultiple);

    private static nn.Module Build(RegisteredNetwork entry, long seed = 1)
    {
        manual_seed(seed);
        var network = entry.Build();
        network.eval();
        return network;
    }

    private static float[] Values(Tensor x) => x.detach().data<float>().ToArray();

    private static float[] Values(IEnumerable<Tensor> all) => [.. all.SelectMany(Values)];
}
