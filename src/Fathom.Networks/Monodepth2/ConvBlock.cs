using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Mirroring 3×3 convolution, then ELU: N×Cin×H×W → N×Cout×H×W.</summary>
internal sealed class ConvBlock : Module<Tensor, Tensor>
{
    private readonly ReflectedConv conv;

    public ConvBlock(long input, long output) : base(nameof(ConvBlock))
    {
        conv = new ReflectedConv(input, output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.elu(conv.call(x), alpha: 1, inplace: true).MoveToOuterDisposeScope();
    }
}
