using Fathom.Networks;
using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Fathom.Training.Tests;

public class MixedPrecisionTests
{
    // The worst of Fathom-S is 0.99, a bias of the encoder; eight bits of mantissa leave no more. In MiDaS's trunk, deep and normalised over few pixels, they leave less
    // (0.8): there it is the head that counts, whose maps are the largest.
    [Theory]
    [InlineData("fathom-s", "")]
    [InlineData("midas-v21-small", "scratch.output_conv.")]
    public void Gradients_in_bfloat16_agree_with_those_in_float32_at_the_largest_size(string name, string part)
    {
        const int width = 416, height = 192;
        Assert.InRange(width * height, RecipeReader.LargestMixedArea - 32 * 32 + 1, RecipeReader.LargestMixedArea);
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var network = DepthNetworks.Find(name).Build();
        var picture = tensor(Array.ConvertAll(GoldenFormula.Image(1, 3, height, width), v => (float)(2 * v - 1)), [1, 3, height, width]);

        var exact = Gradients(network, () => network.forward(picture));
        var mixed = Gradients(network, () =>
        {
            using var autocast = Autocast.Cpu();
            return network.forward(picture.contiguous(memory_format.channels_last));
        });

        Assert.All(exact.Where(gradient => gradient.Key.StartsWith(part, StringComparison.Ordinal)), gradient => Assert.InRange(Cosine(gradient.Value, mixed[gradient.Key]), 0.97, 1.0001));
    }

    private static Dictionary<string, Tensor> Gradients(Network network, Func<Tensor> forward)
    {
        network.zero_grad();
        var depth = forward();
        // Neighbouring pixels count differently, as they do in a loss.
        (depth * linspace(-1, 1, depth.numel()).sin().view(depth.shape)).mean().backward();
        return network.named_parameters().Where(entry => entry.parameter.grad is not null).ToDictionary(entry => entry.name, entry => entry.parameter.grad!.clone());
    }

    private static double Cosine(Tensor a, Tensor b) => ((a * b).sum() / (a.norm() * b.norm())).ToDouble();
}
