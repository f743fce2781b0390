using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// Fathom's small network: a MobileNetV2 encoder and a light MiDaS-style fusion decoder, 3.1 M parameters, 1.0 G multiply-adds at 320×192.
/// N×3×H×W (RGB scaled to [−1, 1]; H, W multiples of 32) → N×H×W, affine-invariant inverse depth &gt; 0, larger is nearer. No normalisation layer, so
/// a picture's result does not depend on its batch.
/// </summary>
public sealed class FathomS : Module<Tensor, Tensor>
{
    private readonly MobileNetV2Encoder encoder;
    private readonly FusionDecoder decoder;
    private readonly InverseDepthHead head;

    /// <summary>Builds the network with libtorch's default initialisation; seed it with <c>torch.manual_seed</c>.</summary>
    public FathomS() : base(nameof(FathomS))
    {
        encoder = new MobileNetV2Encoder();
        decoder = new FusionDecoder(MobileNetV2Encoder.Channels);
        head = new InverseDepthHead(MobileNetV2Encoder.Channels[0]);
        RegisterComponents();
    }

    /// <summary>The part that starts from ImageNet weights and learns more slowly.</summary>
    public MobileNetV2Encoder Encoder => encoder;

    /// <summary>Inverse depth of a batch of pictures.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1].</param>
    /// <returns>N×H×W, float32.</returns>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "Fathom-S", multiple: 32, smallest: 32);
        using var scope = NewDisposeScope();
        var features = encoder.call(input);
        return head.call(decoder.call(features), features.Stride2).MoveToOuterDisposeScope();
    }
}
