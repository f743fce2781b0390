using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>DepthNet's middle block: three mirrored 3×3 convolutions of dilation 1, 3 and 5 side by side, BN, PReLU, mirrored 3×3, BN, the input added, PReLU. Shape kept.</summary>
internal sealed class InceptionBlock : Module<Tensor, Tensor>
{
    private readonly Sequential layer0;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly BatchNorm2d norm1;
    private readonly BatchNorm2d norm2;
    private readonly PReLU nonlinearity;

    // Its published name; the kernel is 3×3.
    private readonly Sequential branch1x1;

    public InceptionBlock(long channels, PReLU nonlinearity) : base(nameof(InceptionBlock))
    {
        layer0 = Mirrored(channels, channels, dilation: 1);
        layer1 = Mirrored(channels, channels, dilation: 3);
        layer2 = Mirrored(channels, channels, dilation: 5);
        norm1 = BatchNorm2d(3 * channels);
        norm2 = BatchNorm2d(channels);
        this.nonlinearity = nonlinearity;
        branch1x1 = Mirrored(3 * channels, channels, dilation: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = cat([layer0.call(x), layer1.call(x), layer2.call(x)], 1);
        y = branch1x1.call(nonlinearity.call(norm1.call(y)));
        y = norm2.call(y).add_(x);
        return nonlinearity.call(y).MoveToOuterDisposeScope();
    }

    private static Sequential Mirrored(long input, long output, long dilation) =>
        Sequential(ReflectionPad2d(dilation), Conv2d(input, output, 3, dilation: dilation, bias: false));
}
