using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MiDaS v2.1 small: EfficientNet-Lite3 and a fusion decoder that widens towards the coarse features. N×3×H×W (ImageNet-normalised; H, W multiples of 32)
/// → N×H×W, affine-invariant inverse depth ≥ 0. State-dict names are those of midas_v21_small-70d6b9c8.pt.
/// </summary>
public sealed class MidasSmall : Module<Tensor, Tensor>
{
    private readonly EfficientNetLite3 pretrained;
    private readonly MidasDecoder scratch;

    /// <summary>Builds the network with EfficientNet's first values in the trunk and PyTorch's in the decoder.</summary>
    public MidasSmall() : base(nameof(MidasSmall))
    {
        pretrained = new EfficientNetLite3();
        scratch = new MidasDecoder(
            EfficientNetLite3.Channels,
            new MidasWidths(Reduced: [64, 128, 256, 512], Fused: [64, 64, 128, 256], Head: (32, 32), RectifiesInput: false));
        RegisterComponents();
    }

    /// <summary>The part that starts from pretrained weights and learns more slowly.</summary>
    public Module<Tensor, EncoderFeatures> Encoder => pretrained;

    /// <summary>The part that learns from scratch.</summary>
    public Module<EncoderFeatures, Tensor> Decoder => scratch;

    /// <summary>Inverse depth of a batch of pictures.</summary>
    /// <param name="input">N×3×H×W, ImageNet-normalised RGB.</param>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "MiDaS", multiple: 32, smallest: 32);
        using var scope = NewDisposeScope();
        return scratch.call(pretrained.call(input)).relu_().squeeze(1).MoveToOuterDisposeScope();
    }
}
