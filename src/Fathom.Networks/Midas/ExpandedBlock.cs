using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>EfficientNet's inverted residual (Tan and Le 2019): 1×1 to six times the channels, depthwise, linear 1×1, with a sum around it where the shape is kept.</summary>
internal sealed class ExpandedBlock : Module<Tensor, Tensor>
{
    private const int Expansion = 6;
    private readonly Conv2d conv_pw;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv_dw;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv_pwl;
    private readonly BatchNorm2d bn3;
    private readonly long stride;
    private readonly bool keepsShape;

    public ExpandedBlock(long input, long output, long kernel, long stride) : base(nameof(ExpandedBlock))
    {
        var wide = Expansion * input;
        this.stride = stride;
        keepsShape = stride == 1 && input == output;
        conv_pw = SameConv.Create(input, wide, 1);
        bn1 = EfficientNetLite3.BatchNorm(wide);
        conv_dw = SameConv.Create(wide, wide, kernel, stride, groups: wide);
        bn2 = EfficientNetLite3.BatchNorm(wide);
        conv_pwl = SameConv.Create(wide, output, 1);
        bn3 = EfficientNetLite3.BatchNorm(output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu6(bn1.call(conv_pw.call(x)));
        y = functional.relu6(bn2.call(SameConv.Apply(conv_dw, y, stride)));
        y = bn3.call(conv_pwl.call(y));
        return (keepsShape ? y.add_(x) : y).MoveToOuterDisposeScope();
    }
}
