using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// Monodepth2's depth network (Godard et al. 2019): N×3×H×W (RGB in [0, 1]; H, W multiples of 32) → N×H×W, depth in (0.1, 100) up to an unknown scale.
/// Its two parts are the published encoder.pth and depth.pth.
/// </summary>
public sealed class Monodepth2 : Module<Tensor, Tensor>
{
    private readonly ResNetEncoder encoder;
    private readonly DepthDecoder depth;

    /// <summary>Builds the network.</summary>
    /// <param name="shape">ResNet-18, -34 or -50.</param>
    public Monodepth2(ResNetShape shape) : base(nameof(Monodepth2))
    {
        encoder = new ResNetEncoder(shape);
        depth = new DepthDecoder(shape.Channels);
        RegisterComponents();
    }

    /// <summary>The part that sees the picture.</summary>
    public ResNetEncoder Encoder => encoder;

    /// <summary>The part that reads disparities off the features.</summary>
    public DepthDecoder Decoder => depth;

    /// <summary>Depth at full resolution.</summary>
    /// <param name="input">N×3×H×W, RGB in [0, 1].</param>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "Monodepth2", multiple: 32, smallest: 64);
        using var scope = NewDisposeScope();
        return new DepthRange().Depth(depth.call(encoder.call(input)).Full).squeeze(1).MoveToOuterDisposeScope();
    }
}
