using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Up-projection (Laina et al. 2016, in the form of Hu et al. 2019): ×2 with aligned corners, then relu(5×5, BN, ReLU, 3×3, BN + 5×5, BN). N×Cin×H×W → N×Cout×2H×2W.</summary>
internal sealed class UpProjection : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv1_2;
    private readonly BatchNorm2d bn1_2;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;

    public UpProjection(long input, long output) : base(nameof(UpProjection))
    {
        conv1 = Conv2d(input, output, 5, padding: 2, bias: false);
        bn1 = BatchNorm2d(output);
        conv1_2 = Conv2d(output, output, 3, padding: 1, bias: false);
        bn1_2 = BatchNorm2d(output);
        conv2 = Conv2d(input, output, 5, padding: 2, bias: false);
        bn2 = BatchNorm2d(output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = Upsampling.DoubleAligned(x);
        var deep = bn1_2.call(conv1_2.call(bn1.call(conv1.call(x)).relu_()));
        var direct = bn2.call(conv2.call(x));
        return deep.add_(direct).relu_().MoveToOuterDisposeScope();
    }
}
