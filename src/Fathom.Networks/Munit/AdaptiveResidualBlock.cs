using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's residual block in a style: x + two adaptive convolutions, ReLU after the first. x: N×C×H×W, style: N×4C. Shape kept.</summary>
internal sealed class AdaptiveResidualBlock : Module<Tensor, Tensor, Tensor>
{
    private readonly ModuleList<AdaptiveConv> model;

    public AdaptiveResidualBlock(long channels) : base(nameof(AdaptiveResidualBlock))
    {
        model = ModuleList(new AdaptiveConv(channels), new AdaptiveConv(channels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor style)
    {
        using var scope = NewDisposeScope();
        var styles = style.chunk(2, 1);
        var y = model[0].call(x, styles[0]).relu_();
        return model[1].call(y, styles[1]).add_(x).MoveToOuterDisposeScope();
    }
}
