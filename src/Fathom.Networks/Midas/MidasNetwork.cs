using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MiDaS v2 (Ranftl et al. 2020): a trunk for pictures and a decoder that fuses its features from coarse to fine. N×3×H×W (ImageNet-normalised; H, W multiples of 32)
/// → N×H×W, affine-invariant inverse depth ≥ 0.
/// </summary>
public abstract class MidasNetwork : Module<Tensor, Tensor>
{
    private protected MidasNetwork(string name, Module<Tensor, EncoderFeatures> pretrained, MidasDecoder scratch) : base(name)
    {
        (Encoder, Decoder) = (pretrained, scratch);
        register_module(nameof(pretrained), pretrained);
        register_module(nameof(scratch), scratch);
    }

    /// <summary>The part that starts from pretrained weights and learns more slowly.</summary>
    public Module<Tensor, EncoderFeatures> Encoder { get; }

    /// <summary>The part that learns from scratch.</summary>
    public Module<EncoderFeatures, Tensor> Decoder { get; }

    /// <summary>Inverse depth of a batch of pictures.</summary>
    /// <param name="input">N×3×H×W, ImageNet-normalised RGB.</param>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "MiDaS", multiple: 32, smallest: 32);
        using var scope = NewDisposeScope();
        return Decoder.call(Encoder.call(input)).relu_().squeeze(1).MoveToOuterDisposeScope();
    }
}
