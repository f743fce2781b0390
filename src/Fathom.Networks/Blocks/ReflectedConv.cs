using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>3×3 convolution with bias over a picture mirrored at its edge: N×Cin×H×W → N×Cout×H×W. Monodepth2's Conv3x3.</summary>
internal sealed class ReflectedConv : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;

    public ReflectedConv(long input, long output) : base(nameof(ReflectedConv))
    {
        conv = Conv2d(input, output, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => conv.call(x);
}
