using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Residual block of 1×1, 3×3 and 1×1 convolutions (He et al. 2016, fig. 5 right; grouped: Xie et al. 2017, fig. 3c): N×Cin×H×W → N×4·planes×H/stride×W/stride. The stride is the 3×3 convolution's.</summary>
internal sealed class Bottleneck : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly Sequential? downsample;

    public Bottleneck(long input, long planes, long stride, int groups, int widthPerGroup) : base(nameof(Bottleneck))
    {
        var width = planes * widthPerGroup / 64 * groups;
        var output = 4 * planes;
        conv1 = Conv2d(input, width, 1, bias: false);
        bn1 = BatchNorm2d(width);
        conv2 = Conv2d(width, width, 3, stride: stride, padding: 1, groups: groups, bias: false);
        bn2 = BatchNorm2d(width);
        conv3 = Conv2d(width, output, 1, bias: false);
        bn3 = BatchNorm2d(output);
        downsample = Shortcut.Between(input, output, stride);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = bn1.call(conv1.call(x)).relu_();
        y = bn2.call(conv2.call(y)).relu_();
        y = bn3.call(conv3.call(y));
        return y.add_(downsample?.call(x) ?? x).relu_().MoveToOuterDisposeScope();
    }
}
