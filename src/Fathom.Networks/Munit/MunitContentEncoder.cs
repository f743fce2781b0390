using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's content encoder (Huang et al. 2018, appendix B.1): N×3×H×W in [−1, 1] → N×256×H/4×W/4, what a picture shows.</summary>
/// <remarks>
/// | model | layers | channels | stride |
/// | 0 | 7×7, instance norm, ReLU | 3 → 64 | 1 |
/// | 1 | 4×4 s2, same | → 128 | 2 |
/// | 2 | 4×4 s2, same | → 256 | 4 |
/// | 3 | 4 residual blocks | 256 | 4 |
/// </remarks>
internal sealed class MunitContentEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    public MunitContentEncoder() : base(nameof(MunitContentEncoder))
    {
        model = Sequential(
            new MirrorConv(3, 64, kernel: 7, padding: 3, norm: InstanceNorm2d(64), activation: ReLU(inplace: true)),
            new MirrorConv(64, 128, kernel: 4, padding: 1, stride: 2, InstanceNorm2d(128), ReLU(inplace: true)),
            new MirrorConv(128, 256, kernel: 4, padding: 1, stride: 2, InstanceNorm2d(256), ReLU(inplace: true)),
            new ModelBlock(Enumerable.Range(0, 4).Select(_ => new MunitResidualBlock(256))));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => model.call(input);
}
