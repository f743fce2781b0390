using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's residual block with instance normalisation: x + two mirrored 3×3 convolutions, ReLU after the first. Shape kept.</summary>
internal sealed class MunitResidualBlock : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    public MunitResidualBlock(long channels) : base(nameof(MunitResidualBlock))
    {
        model = Sequential(
            new MirrorConv(channels, channels, kernel: 3, padding: 1, norm: InstanceNorm2d(channels), activation: ReLU(inplace: true)),
            new MirrorConv(channels, channels, kernel: 3, padding: 1, norm: InstanceNorm2d(channels)));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return model.call(x).add_(x).MoveToOuterDisposeScope();
    }
}
