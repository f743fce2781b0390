using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MiDaS v2 and v2.1 large (Ranftl et al. 2020): ResNeXt-101 32×8d and the fusion decoder at 256 channels. N×3×H×W (ImageNet-normalised; H, W multiples of 32)
/// → N×H×W, affine-invariant inverse depth ≥ 0. State-dict names are those of midas_v21-f6b98070.pt.
/// </summary>
public sealed class MidasLarge : Module<Tensor, Tensor>
{
    private readonly ResNeXtTrunk pretrained;
    private readonly MidasDecoder scratch;

    /// <summary>Builds the network with torchvision's first values in the trunk and PyTorch's in the decoder.</summary>
    public MidasLarge() : base(nameof(MidasLarge))
    {
        pretrained = new ResNeXtTrunk();
        scratch = new MidasDecoder(
            ResNetShape.ResNeXt101.Channels,
            new MidasWidths(Reduced: [256, 256, 256, 256], Fused: null, Head: (128, 32), RectifiesInput: true));
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
