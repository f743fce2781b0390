using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>EfficientNet's first block: 3×3 depthwise, ReLU6, linear 1×1. N×Cin×H×W → N×Cout×H×W.</summary>
internal sealed class SeparableBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv_dw;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv_pw;
    private readonly BatchNorm2d bn2;

    public SeparableBlock(long input, long output) : base(nameof(SeparableBlock))
    {
        conv_dw = SameConv.Create(input, input, 3, groups: input);
        bn1 = EfficientNetLite3.BatchNorm(input);
        conv_pw = SameConv.Create(input, output, 1);
        bn2 = EfficientNetLite3.BatchNorm(output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu6(bn1.call(conv_dw.call(x)));
        return bn2.call(conv_pw.call(y)).MoveToOuterDisposeScope();
    }
}
