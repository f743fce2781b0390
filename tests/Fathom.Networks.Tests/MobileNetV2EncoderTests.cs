using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Networks.Tests;

public class MobileNetV2EncoderTests
{
    private static string Weights => SharedFolder.Require("weights/mobilenet_v2_imagenet_folded.safetensors");

    [Fact]
    public void Features_agree_with_a_hand_computation_from_the_given_weights()
    {
        var weights = Weights;
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        const int height = 64, width = 96;
        var picture = Array.ConvertAll(GoldenFormula.Image(1, 3, height, width), v => (float)(2 * v - 1));
        var plain = new PlainMobileNetV2(Safetensors.Load(weights).ToDictionary(entry => entry.Key, entry => entry.Value.data<float>().ToArray()));
        var expected = plain.Run(new PlainMobileNetV2.Map(Array.ConvertAll(picture, v => (double)v), 3, height, width));

        using var network = new FathomS();
        StartWeights.Load(DepthNetworks.Find("fathom-s"), network, weights);
        var features = network.Encoder.forward(tensor(picture, [1, 3, height, width]));

        AssertAgree(expected[1], features.Stride2);
        AssertAgree(expected[3], features.Stride4);
        AssertAgree(expected[6], features.Stride8);
        AssertAgree(expected[13], features.Stride16);
        AssertAgree(expected[17], features.Stride32);
    }

    [Fact]
    public void Names_are_those_of_the_given_weights_without_the_classifiers_convolution()
    {
        var weights = Weights;
        using var encoder = new MobileNetV2Encoder();
        var file = SafetensorsHeader.Read(weights).Entries.Select(entry => entry.Name).Where(name => !name.StartsWith("features.18.", StringComparison.Ordinal));
        Assert.Equal(file.Order(StringComparer.Ordinal), encoder.state_dict().Keys.Order(StringComparer.Ordinal));
    }

    private static void AssertAgree(PlainMobileNetV2.Map expected, Tensor actual)
    {
        Assert.Equal([1, expected.Channels, expected.Height, expected.Width], actual.shape);
        var range = expected.Values.Max() - expected.Values.Min();
        var values = actual.data<float>().ToArray();
        for (var i = 0; i < values.Length; i++)
            Assert.InRange(values[i], expected.Values[i] - 1e-4 * range, expected.Values[i] + 1e-4 * range);
    }
}
