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

        var features = encoder.forward(picture);
        golden.AssertAgree("layer1", features.Stride4);
        golden.AssertAgree("layer2", features.Stride8);
        golden.AssertAgree("layer3", features.Stride16);
        golden.AssertAgree("layer4", features.Stride32);
        golden.AssertAgree("raw", decoder.forward(features));
        golden.AssertAgree("output", network.forward(picture));
    }
}
