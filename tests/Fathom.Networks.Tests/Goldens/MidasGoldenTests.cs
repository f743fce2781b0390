using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

public class MidasGoldenTests
{
    [Fact]
    public void The_large_network_agrees_with_the_official_implementation()
    {
        var network = new MidasLarge();
        AssertAgrees(new Golden("midas_v21_large"), network, network.Encoder, network.Decoder);
    }

    [Fact]
    public void The_small_network_agrees_with_the_official_implementation()
    {
        var network = new MidasSmall();
        AssertAgrees(new Golden("midas_v21_small"), network, network.Encoder, network.Decoder);
    }

    private static void AssertAgrees(
        Golden golden, nn.Module<Tensor, Tensor> network, nn.Module<Tensor, EncoderFeatures> encoder, nn.Module<EncoderFeatures, Tensor> decoder)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var filled = Golden.Filled(network);
        golden.AssertKeys("model", network);
        var picture = golden.ImageNetPicture();

        var parts = network.named_modules().ToDictionary(part => part.name, part => part.module);
        var inside = new List<string>();
        ((nn.Module<Tensor, Tensor>)parts["scratch.layer4_rn"]).register_forward_hook((_, _, feature) => Agreeing("layer4_rn", feature));
        ((nn.Module<Tensor, Tensor?, Tensor>)parts["scratch.refinenet1"]).register_forward_hook((_, _, _, path) => Agreeing("path1", path));

        var features = encoder.forward(picture);
        golden.AssertAgree("layer1", features.Stride4);
        golden.AssertAgree("layer2", features.Stride8);
        golden.AssertAgree("layer3", features.Stride16);
        golden.AssertAgree("layer4", features.Stride32);
        golden.AssertAgree("raw", decoder.forward(features));
        Assert.Equal(["layer4_rn", "path1"], inside);
        golden.AssertAgree("output", network.forward(picture));

        // At once: what comes after overwrites it.
        Tensor Agreeing(string name, Tensor value)
        {
            golden.AssertAgree(name, value);
            inside.Add(name);
            return value;
        }
    }
}
