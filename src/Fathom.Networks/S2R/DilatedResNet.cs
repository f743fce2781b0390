using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// DRN-D-22 without its classifier (Yu et al. 2017): N×3×H×W in [−1, 1], H and W multiples of 8, → N×512×H/8×W/8. Stages 5 and 6 are dilated instead of shrunk.
/// </summary>
/// <remarks>
/// | base | layers | channels | stride | dilation |
/// | 0 | 7×7, BN, ReLU | 16 | 1 | 1 |
/// | 1 | 3×3, BN, ReLU | 16 | 1 | 1 |
/// | 2 | 3×3 s2, BN, ReLU | 32 | 2 | 1 |
/// | 3 | 2 residual blocks | 64 | 4 | 1 |
/// | 4 | 2 residual blocks | 128 | 8 | 1 |
/// | 5 | 2 residual blocks | 256 | 8 | 2 |
/// | 6 | 2 residual blocks | 512 | 8 | 4 |
/// | 7 | 3×3, BN, ReLU | 512 | 8 | 2 |
/// | 8 | 3×3, BN, ReLU | 512 | 8 | 1 |
/// </remarks>
internal sealed class DilatedResNet : Module<Tensor, Tensor>
{
    private readonly Sequential stages;

    public DilatedResNet() : base(nameof(DilatedResNet))
    {
        stages = Sequential(
            Plain(3, 16, kernel: 7),
            Plain(16, 16),
            Plain(16, 32, stride: 2),
            Residual(32, 64, stride: 2),
            Residual(64, 128, stride: 2),
            Residual(128, 256, dilation: 2),
            Residual(256, 512, dilation: 4),
            Plain(512, 512, dilation: 2),
            Plain(512, 512));
        register_module("base", stages);
        FirstWeights.HeNormal(this);
    }

    public override Tensor forward(Tensor input) => stages.call(input);

    private static Sequential Plain(long input, long output, long kernel = 3, long stride = 1, long dilation = 1) => Sequential(
        Conv2d(input, output, kernel, stride: stride, padding: kernel / 2 * dilation, dilation: dilation, bias: false), BatchNorm2d(output), ReLU(inplace: true));

    private static Sequential Residual(long input, long output, long stride = 1, long dilation = 1) =>
        ResNetStage.Row(2, input, output, stride, (i, o, s) => new BasicBlock(i, o, s, dilation));
}
