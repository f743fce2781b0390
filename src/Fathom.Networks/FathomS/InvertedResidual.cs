using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MobileNetV2's block (Sandler et al. 2018, fig. 4): 1×1 expansion, 3×3 depthwise, linear 1×1 projection, with a sum around it where the shape is kept.</summary>
internal sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private readonly Sequential conv;
    private readonly bool keepsShape;

    public InvertedResidual(long input, long output, long expansion, long stride) : base(nameof(InvertedResidual))
    {
        var wide = input * expansion;
        var depthwise = new ConvRelu6(wide, wide, kernel: 3, stride, groups: wide);
        var project = Conv2d(wide, output, 1);
        conv = expansion == 1
            ? Sequential(("0", depthwise), ("1", project))
            : Sequential(("0", new ConvRelu6(input, wide, kernel: 1)), ("1", depthwise), ("2", project));
        keepsShape = stride == 1 && input == output;
        register_module("conv", conv);
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = conv.call(x);
        return (keepsShape ? x + y : y).MoveToOuterDisposeScope();
    }
}
