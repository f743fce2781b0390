using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Networks.Tests;

/// <summary>What must hold of every registered network. One test for each: to build a network of a hundred million values takes longer than to look at it.</summary>
public class NetworkTests
{
    // 87 million values again, with another last number.
    private const string Twin = "s2r-indoor";

    public static IEnumerable<TheoryDataRow<string>> Names => NetworkRegistry.All.Select(network =>
        network.Name == Twin ? new TheoryDataRow<string>(network.Name).WithTrait("Category", "long") : new TheoryDataRow<string>(network.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_registered_network_is_what_the_registry_says(string name)
    {
        using var scope = NewDisposeScope();
        var entry = NetworkRegistry.Find(name);
        using nn.Module network = Build(entry, seed: 1), same = Build(entry, seed: 1), other = Build(entry, seed: 2);
        AssertNumbers(entry, network);
        AssertOtherInputIsRefused(entry, network);
        AssertSeedDecides(network, same, other);
        AssertGradients(entry, same);
        // From its first values the large one answers every picture with 0.
        if (network is MidasNetwork)
            GoldenWeights.Filled(network);
        AssertShapesAndNothingLeft(entry, network);
        AssertOnePictureIsNotChangedByAnother(entry, network);
        AssertSavedAndLoaded(entry, network, other);
    }

    private static void AssertNumbers(RegisteredNetwork entry, nn.Module network)
    {
        Assert.Single(NetworkRegistry.All, another => another.Name == entry.Name);
        Assert.Equal(entry.Parameters, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(entry.StateTensors, network.state_dict().Count);
    }

    private static void AssertOtherInputIsRefused(RegisteredNetwork entry, nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var (channels, multiple, least) = (entry.InputChannels, entry.SizeMultiple, entry.SmallestSide);
        // Two multiples more, so that none of them is small enough to fail by itself.
        var fits = least + 2 * multiple;
        List<(int Channels, int H, int W)> others = [(channels + 1, fits, fits), (channels, 0, fits), (channels, least - multiple, fits), (channels, fits, least - multiple)];
        if (multiple > 1)
            others.AddRange([(channels, fits + 1, fits), (channels, fits, fits - 1), (channels, fits + multiple / 2, fits)]);
        foreach (var (c, h, w) in others)
        {
            var error = Assert.Throws<FathomException>(() => entry.Run(network, zeros(1, c, h, w)));
            var multiples = multiple > 1 ? $"multiples of {multiple}, " : "";
            Assert.Contains($" takes N×{channels}×H×W with H and W {multiples}at least {least}, not 1×{c}×{h}×{w}. Resize the picture first.", error.Message, StringComparison.Ordinal);
        }
        Assert.Throws<FathomException>(() => entry.Run(network, zeros(channels, fits, fits)));
    }

    private static void AssertShapesAndNothingLeft(RegisteredNetwork entry, nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var (h, w) = (entry.SmallestSide + entry.SizeMultiple, entry.SmallestSide);
        var input = randn(1, entry.InputChannels, h, w);
        var before = Gate.LiveTensors;
        var outputs = entry.Run(network, input);

        // ADDS's encoder also keeps the features between the stem and the last, which its Run does not show: four for each domain.
        Assert.Equal(outputs.Count + (entry.Name == "adds-encoder" ? 8 : 0), Gate.LiveTensors - before);
        Assert.Equal(entry.Outputs(h, w).Select(shape => string.Join('×', [1, .. shape])), outputs.Select(output => string.Join('×', output.shape)));
        Assert.All(Values(outputs), value => Assert.True(float.IsFinite(value)));
        Assert.All(outputs, output => Assert.True(output.numel() == 1 || output.max().item<float>() > output.min().item<float>(), string.Join('×', output.shape)));
    }

    private static void AssertOnePictureIsNotChangedByAnother(RegisteredNetwork entry, nn.Module network)
    {
        using var scope = NewDisposeScope();
        var input = Input(entry, 2);
        // Once with a record for gradients, once without: what is written in place must not show.
        var alone = entry.Run(network, input.narrow(0, 0, 1));
        using var constant = no_grad();
        var together = entry.Run(network, input);
        foreach (var (whole, part) in together.Zip(alone))
            Assert.True((whole.narrow(0, 0, 1) - part).abs().max().item<float>() <= 1e-4 * whole.abs().max().item<float>());
    }

    private static void AssertSeedDecides(nn.Module network, nn.Module same, nn.Module other)
    {
        var (own, again, another) = (network.state_dict(), same.state_dict(), other.state_dict());
        Assert.All(own, entry => Assert.True(entry.Value.bytes.SequenceEqual(again[entry.Key].bytes), entry.Key));
        Assert.Contains(own, entry => !entry.Value.bytes.SequenceEqual(another[entry.Key].bytes));
    }

    private static void AssertSavedAndLoaded(RegisteredNetwork entry, nn.Module written, nn.Module read)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "weights.safetensors");
            Safetensors.Save(file, written.state_dict());
            using var loading = NewDisposeScope();
            read.load_state_dict(Safetensors.Load(file));
            var loaded = read.state_dict();
            Assert.All(written.state_dict(), entry => Assert.True(entry.Value.bytes.SequenceEqual(loaded[entry.Key].bytes), entry.Key));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var input = Input(entry, 1);
        Assert.Equal(Values(entry.Run(written, input)), Values(entry.Run(read, input)));
    }

    private static void AssertGradients(RegisteredNetwork entry, nn.Module network)
    {
        using var scope = NewDisposeScope();
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

    private static Tensor Input(RegisteredNetwork entry, int n) => randn(n, entry.InputChannels, entry.SmallestSide, entry.SmallestSide);

    private static nn.Module Build(RegisteredNetwork entry, long seed)
    {
        manual_seed(seed);
        var network = entry.Build();
        network.eval();
        return network;
    }

    private static float[] Values(IEnumerable<Tensor> all) => [.. all.SelectMany(x => x.data<float>().ToArray())];
}
