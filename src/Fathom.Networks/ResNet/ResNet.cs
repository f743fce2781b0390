using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// A residual network (He et al. 2016) as an encoder, with torchvision's names and first values. N×3k×H×W for k pictures, one after the other along
/// the channels, normalised; H and W multiples of 32.
/// </summary>
/// <remarks>
/// | feature | layers | stride |
/// | Stride2 | conv 7×7 s2 → 64, BN, ReLU | 2 |
/// | Stride4 | max-pool 3×3 s2, layer1 | 4 |
/// | Stride8 | layer2 | 8 |
/// | Stride16 | layer3 | 16 |
/// | Stride32 | layer4 | 32 |
/// </remarks>
public sealed class ResNet : Module<Tensor, EncoderFeatures>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;

    /// <summary>Builds the network.</summary>
    /// <param name="shape">ResNet-18, -34, -50 …</param>
    /// <param name="pictures">How many pictures are seen together.</param>
    /// <param name="classifier">Also holds the unused classifier of published files.</param>
    public ResNet(ResNetShape shape, int pictures = 1, bool classifier = true) : base(nameof(ResNet))
    {
        conv1 = Conv2d(3 * pictures, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        layer1 = ResNetStage.Of(shape, 1);
        layer2 = ResNetStage.Of(shape, 2);
        layer3 = ResNetStage.Of(shape, 3);
        layer4 = ResNetStage.Of(shape, 4);
        RegisterComponents();
        // The classifier of 1000 classes: part of every published file, used by none of our networks.
        if (classifier)
            register_module("fc", Linear(shape.Channels[4], 1000));
        FirstWeights.HeNormal(this);
    }

    /// <summary>The pictures at five resolutions.</summary>
    /// <param name="input">N×3k×H×W, normalised.</param>
    public override EncoderFeatures forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return After(bn1.call(conv1.call(input)).relu_()).MoveToOuterDisposeScope();
    }

    /// <summary>The features from the stem's output on: what networks with a stem of their own share. What it makes belongs to the caller's scope.</summary>
    /// <param name="stem">N×64×H/2×W/2.</param>
    internal EncoderFeatures After(Tensor stem)
    {
        var stride4 = layer1.call(functional.max_pool2d(stem, 3, stride: 2, padding: 1));
        var stride8 = layer2.call(stride4);
        var stride16 = layer3.call(stride8);
        var stride32 = layer4.call(stride16);
        return new EncoderFeatures(stem, stride4, stride8, stride16, stride32);
    }
}
