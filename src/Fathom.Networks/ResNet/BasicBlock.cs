using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Residual block of two 3×3 convolutions (He et al. 2016, fig. 5 left): N×Cin×H×W → N×Cout×H/stride×W/stride. With a dilation both convolutions have it (Yu et al. 2017).</summary>
internal sealed class BasicBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Sequential? downsample;

    public BasicBlock(long input, long output, long stride = 1, long dilation = 1) : base(nameof(BasicBlock))
    {
        conv1 = Conv2d(input, output, 3, stride: stride, padding: dilation, dilation: dilation, bias: false);
        bn1 = BatchNorm2d(output);
        conv2 = Conv2d(output, output, 3, padding: dilation, dilation: dilation, bias: false);
        bn2 = BatchNorm2d(output);
        downsample = Shortcut.Between(input, output, stride);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = bn1.call(conv1.call(x)).relu_();
        y = bn2.call(conv2.call(y));
        return y.add_(downsample?.call(x) ?? x).relu_().MoveToOuterDisposeScope();
    }
}
