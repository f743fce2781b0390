using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>CycleGAN's residual block (Zhu et al. 2017, supplement): x + two mirrored 3×3 convolutions with instance normalisation, ReLU between them. Shape kept.</summary>
internal sealed class CycleGanResidualBlock : Module<Tensor, Tensor>
{
    private readonly Sequential conv_block;

    public CycleGanResidualBlock(long channels) : base(nameof(CycleGanResidualBlock))
    {
        conv_block = Sequential(
            ReflectionPad2d(1), Conv2d(channels, channels, 3), InstanceNorm2d(channels), ReLU(inplace: true),
            ReflectionPad2d(1), Conv2d(channels, channels, 3), InstanceNorm2d(channels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return conv_block.call(x).add_(x).MoveToOuterDisposeScope();
    }
}
