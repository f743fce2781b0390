using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Monodepth2's encoder (Godard et al. 2019): pictures in [0, 1], normalised by one mean and deviation for all channels, through a residual network. State-dict names are those of its encoder.pth and pose_encoder.pth.</summary>
public sealed class ResNetEncoder : Module<Tensor, EncoderFeatures>
{
    private readonly ResNet encoder;
    private readonly int pictures;

    /// <summary>Builds the encoder with torchvision's first values.</summary>
    /// <param name="shape">ResNet-18, -34 or -50.</param>
    /// <param name="pictures">How many pictures are seen together: 1 for depth, 2 for the pose between them.</param>
    public ResNetEncoder(ResNetShape shape, int pictures = 1) : base(nameof(ResNetEncoder))
    {
        this.pictures = pictures;
        encoder = new ResNet(shape, pictures);
        RegisterComponents();
    }

    /// <summary>The residual network, which starts from ImageNet weights.</summary>
    public ResNet Trunk => encoder;

    /// <summary>The pictures at five resolutions.</summary>
    /// <param name="input">N×3k×H×W, RGB in [0, 1]; H and W multiples of 32.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override EncoderFeatures forward(Tensor input)
    {
        PictureSize.Require(input, "Monodepth2's encoder", multiple: 32, smallest: 32, channels: 3 * pictures);
        using var scope = NewDisposeScope();
        return encoder.call(Normalize(input)).MoveToOuterDisposeScope();
    }

    /// <summary>(x − 0.45) / 0.225.</summary>
    internal static Tensor Normalize(Tensor picture) => (picture - 0.45).div_(0.225);
}
