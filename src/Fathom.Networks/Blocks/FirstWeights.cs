using TorchSharp.Modules;
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
}
