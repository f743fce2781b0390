using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>RefineNet's residual unit as in MiDaS small: x + conv(relu(conv(relu(x)))), 3×3, shape kept. The sum adds x itself, not relu(x).</summary>
internal sealed class ResidualConvUnit : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly Conv2d conv2;

    public ResidualConvUnit(long channels) : base(nameof(ResidualConvUnit))
    {
        conv1 = Conv2d(channels, channels, 3, padding: 1);
        conv2 = Conv2d(channels, channels, 3, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = conv1.call(functional.relu(x));
        return (x + conv2.call(functional.relu(y))).MoveToOuterDisposeScope();
    }
}
