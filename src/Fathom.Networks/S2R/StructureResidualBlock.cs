using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>x + norm(conv(lrelu(norm(conv(x))))), mirrored 3×3 convolutions with bias, instance normalisation; shape kept.</summary>
internal sealed class StructureResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly InstanceNorm2d norm;

    public StructureResidualBlock(long channels) : base(nameof(StructureResidualBlock))
    {
        conv1 = Conv2d(channels, channels, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        conv2 = Conv2d(channels, channels, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        norm = InstanceNorm2d(channels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.leaky_relu(norm.call(conv1.call(x)), 0.2, inplace: true);
        return norm.call(conv2.call(y)).add_(x).MoveToOuterDisposeScope();
    }
}
