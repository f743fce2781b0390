using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>First values of whole networks, where the published training does not start from PyTorch's.</summary>
internal static class FirstWeights
{
    /// <summary>He et al. 2015 for every convolution, as torchvision's residual networks: normal, standard deviation √(2 / (kernel area · outputs)).</summary>
    public static void HeNormal(Module network)
    {
        foreach (var conv in network.modules().OfType<Conv2d>())
            init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }

    /// <summary>As <see cref="HeNormal"/>, but of a convolution in groups only the outputs of one group count (Tan and Le 2019).</summary>
    public static void EfficientNet(Module network)
    {
        foreach (var conv in network.modules().OfType<Conv2d>())
        {
            var isDepthwise = conv.weight.size(1) == 1;
            var fanOut = conv.weight.size(2) * conv.weight.size(3) * (isDepthwise ? 1 : conv.weight.size(0));
            init.normal_(conv.weight, 0, Math.Sqrt(2.0 / fanOut));
        }
    }

    /// <summary>MUNIT's encoders and decoders: convolutions and linear layers normal, standard deviation √(2 / inputs); biases 0.</summary>
    public static void MunitGenerator(Module network) =>
        SetWeights(network, weight => init.kaiming_normal_(weight));

    /// <summary>The adversarial networks of CycleGAN, MUNIT and T2Net: convolutions N(0, 0.02), batch normalisation N(1, 0.02), biases 0.</summary>
    public static void Adversarial(Module network)
    {
        SetWeights(network, weight => init.normal_(weight, 0, 0.02));
        foreach (var norm in network.modules().OfType<BatchNorm2d>())
            init.normal_(norm.weight!, 1, 0.02);
    }

    private static void SetWeights(Module network, Func<Tensor, Tensor> set)
    {
        foreach (var module in network.modules())
        {
            var (weight, bias) = module switch
            {
                Conv2d conv => (conv.weight, conv.bias),
                ConvTranspose2d conv => (conv.weight, conv.bias),
                Linear linear => (linear.weight, linear.bias),
                _ => (null, null),
            };
            if (weight is not null)
                set(weight);
            if (bias is not null)
                init.zeros_(bias);
        }
    }
}
