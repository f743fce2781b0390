using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Convolution with bias, then ReLU6. N×Cin×H×W → N×Cout×H/stride×W/stride. The convolution is named "0", as in torchvision's Conv2dNormActivation.</summary>
internal sealed class ConvRelu6 : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly long stride;

    public ConvRelu6(long input, long output, long kernel, long stride = 1, long groups = 1) : base(nameof(ConvRelu6))
    {
        this.stride = stride;
        conv = SameConv.Create(input, output, kernel, stride, groups, bias: true);
        register_module("0", conv);
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.relu6(SameConv.Apply(conv, x, stride)).MoveToOuterDisposeScope();
    }
}
