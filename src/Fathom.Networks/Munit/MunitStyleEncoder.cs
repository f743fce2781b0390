using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's style encoder (Huang et al. 2018, appendix B.1): N×3×H×W in [−1, 1] → N×8×1×1, how a picture looks. No normalisation: it would take the style away.</summary>
/// <remarks>
/// | model | layers | channels | stride |
/// | 0 | 7×7, ReLU | 3 → 64 | 1 |
/// | 1 | 4×4 s2, ReLU | → 128 | 2 |
/// | 2 | 4×4 s2, ReLU | → 256 | 4 |
/// | 3, 4 | 4×4 s2, ReLU | 256 | 8, 16 |
/// | 5, 6 | mean over the picture, 1×1 | → 8 | |
/// </remarks>
internal sealed class MunitStyleEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    public MunitStyleEncoder() : base(nameof(MunitStyleEncoder))
    {
        model = Sequential(
            new MirrorConv(3, 64, kernel: 7, padding: 3, activation: ReLU(inplace: true)),
            Halve(64, 128),
            Halve(128, 256),
            Halve(256, 256),
            Halve(256, 256),
            AdaptiveAvgPool2d(1),
            Conv2d(256, MunitGenerator.StyleNumbers, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => model.call(input);

    private static MirrorConv Halve(long input, long output) => new(input, output, kernel: 4, padding: 1, stride: 2, activation: ReLU(inplace: true));
}
