using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// The part of ADDS that gives depth (Liu et al. 2021), for one domain: N×3×H×W (RGB in [0, 1]; H, W multiples of 32) → N×H×W, depth in (0.1, 100) up to an unknown scale.
/// Both domains' stems are part of it, so that one file of weights serves day and night.
/// </summary>
public sealed class AddsDepth : Module<Tensor, Tensor>
{
    private readonly AddsSharedEncoder encoder;
    private readonly DepthDecoder depth;
    private readonly Domain domain;

    /// <summary>Builds the network.</summary>
    /// <param name="domain">Of the pictures that it will see.</param>
    public AddsDepth(Domain domain) : base(nameof(AddsDepth))
    {
        this.domain = domain;
        encoder = new AddsSharedEncoder();
        depth = new DepthDecoder(ResNetShape.ResNet18.Channels);
        RegisterComponents();
    }

    /// <summary>The shared encoder. Its ResNet-18 starts from ImageNet weights, the stem for the night does not.</summary>
    public AddsSharedEncoder Encoder => encoder;

    /// <summary>The part that reads disparities off the features.</summary>
    public DepthDecoder Decoder => depth;

    /// <summary>Depth at full resolution.</summary>
    /// <param name="input">N×3×H×W, RGB in [0, 1].</param>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "ADDS", multiple: 32, smallest: 64);
        using var scope = NewDisposeScope();
        return new DepthRange().Depth(depth.call(encoder.call(input, domain)).Full).squeeze(1).MoveToOuterDisposeScope();
    }
}
