using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// RefineNet's residual unit in MiDaS's decoders: x + conv(relu(conv(relu(x)))), 3×3, shape kept. The large MiDaS has its first ReLU in place, so that its sum
/// is relu(x) + …: its published weights need that.
/// </summary>
internal sealed class ResidualConvUnit : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly bool rectifiesInput;

    /// <param name="channels">In and out.</param>
    /// <param name="rectifiesInput">The input is overwritten with relu(input), which is then what the sum adds.</param>
    public ResidualConvUnit(long channels, bool rectifiesInput = false) : base(nameof(ResidualConvUnit))
    {
        this.rectifiesInput = rectifiesInput;
        conv1 = Conv2d(channels, channels, 3, padding: 1);
        conv2 = Conv2d(channels, channels, 3, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = conv1.call(functional.relu(x, rectifiesInput)).relu_();
        return conv2.call(y).add_(x).MoveToOuterDisposeScope();
    }
}
