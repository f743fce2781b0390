using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Mirrored 3×3 convolution with adaptive instance normalisation. x: N×C×H×W, style: N×2C, shifts before scales. Shape kept.</summary>
internal sealed class AdaptiveConv : Module<Tensor, Tensor, Tensor>
{
    private readonly AdaptiveInstanceNorm norm;
    private readonly Conv2d conv;

    public AdaptiveConv(long channels) : base(nameof(AdaptiveConv))
    {
        norm = new AdaptiveInstanceNorm(channels);
        conv = Conv2d(channels, channels, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor style)
    {
        using var scope = NewDisposeScope();
        var numbers = style.chunk(2, 1);
        return norm.call(conv.call(x), numbers[0], numbers[1]).MoveToOuterDisposeScope();
    }
}
