using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Decoder of the attention network: N×512×H/8×W/8 → N×1×H×W in (0, 1).</summary>
internal sealed class AttentionDecoder : Module<Tensor, Tensor>
{
    private readonly UpProjection up1;
    private readonly UpProjection up2;
    private readonly UpProjection up3;
    private readonly Conv2d conv;

    public AttentionDecoder() : base(nameof(AttentionDecoder))
    {
        up1 = new UpProjection(512, 256);
        up2 = new UpProjection(256, 128);
        up3 = new UpProjection(128, 64);
        conv = Conv2d(64, 1, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        RegisterComponents();
    }

    public override Tensor forward(Tensor code)
    {
        using var scope = NewDisposeScope();
        var x = up3.call(up2.call(up1.call(code)));
        return conv.call(x).sigmoid_().MoveToOuterDisposeScope();
    }
}
