using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Convolution with bias, then ReLU6. N×Cin×H×W → N×Cout×H/stride×W/stride. The convolution is named "0", as in torchvision's Conv2dNormActivation.</summary>
internal sealed class ConvRelu6 : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly bool shrinks;

    public ConvRelu6(long input, long output, long kernel, long stride = 1, long groups = 1) : base(nameof(ConvRelu6))
    {
        shrinks = stride == 2;
        conv = Conv2d(input, output, kernel, stride: stride, padding: shrinks ? 0 : kernel / 2, groups: groups);
        register_module("0", conv);
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.relu6(conv.call(shrinks ? SamePadding.Pad(x, kernel: 3, stride: 2) : x)).MoveToOuterDisposeScope();
    }
}
