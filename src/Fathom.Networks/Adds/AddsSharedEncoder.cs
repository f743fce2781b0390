using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// ADDS's shared encoder (Liu et al. 2021): a ResNet-18 for both domains, whose stem (first convolution and batch normalisation) the night has for itself. That is all of the
/// encoder that depth needs.
/// </summary>
public class AddsSharedEncoder : Module<Tensor, Domain, EncoderFeatures>
{
    private readonly ResNet encoder;
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;

    /// <summary>Builds the encoder; the night's stem has PyTorch's first values, the rest torchvision's.</summary>
    /// <param name="classifier">Also holds the unused classifier of the published file.</param>
    public AddsSharedEncoder(bool classifier = false) : base(nameof(AddsSharedEncoder))
    {
        encoder = new ResNet(ResNetShape.ResNet18, classifier: classifier);
        conv1 = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        register_module(nameof(encoder), encoder);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
    }

    /// <summary>The ResNet-18 with the stem for the day: the part that starts from ImageNet weights.</summary>
    public ResNet Trunk => encoder;

    /// <summary>The pictures at five resolutions.</summary>
    /// <param name="picture">N×3×H×W, RGB in [0, 1]; H and W multiples of 32.</param>
    /// <param name="domain">Whose stem is used.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override EncoderFeatures forward(Tensor picture, Domain domain)
    {
        PictureSize.Require(picture, "ADDS's encoder", multiple: 32, smallest: 32);
        using var scope = NewDisposeScope();
        var normalized = ResNetEncoder.Normalize(picture);
        return Shared(normalized, domain).MoveToOuterDisposeScope();
    }

    /// <summary>The same of a normalised picture; what it makes belongs to the caller's scope.</summary>
    private protected EncoderFeatures Shared(Tensor normalized, Domain domain) =>
        domain == Domain.Day ? encoder.call(normalized) : encoder.After(bn1.call(conv1.call(normalized)).relu_());
}
