using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MiDaS's feature fusion: refine the encoder's feature, add it to the path from below, refine, change the channels, double the size.
/// path and feature: N×C×h×w → N×Cout×2h×2w. Two things differ from MiDaS. The 1×1 convolution stands before the
/// enlargement, not after it: the two commute (both are linear, and bilinear weights sum to one), and it is a quarter of the work. And the enlargement has
/// half-pixel centres where MiDaS aligns the corners: they are those that pictures are resized with, and their weights are the same at every size, so that
/// a traced network keeps its height and width free. MiDaS's own weights would therefore give slightly other maps here.
/// </summary>
internal sealed class FusionBlock : Module<Tensor, Tensor, Tensor>
{
    private readonly ResidualConvUnit refineFeature;
    private readonly ResidualConvUnit refineSum;
    private readonly Conv2d project;

    public FusionBlock(long channels, long output) : base(nameof(FusionBlock))
    {
        refineFeature = new ResidualConvUnit(channels);
        refineSum = new ResidualConvUnit(channels);
        project = Conv2d(channels, output, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor path, Tensor feature)
    {
        using var scope = NewDisposeScope();
        var sum = refineSum.call(path + refineFeature.call(feature));
        return Upsampling.Double(project.call(sum)).MoveToOuterDisposeScope();
    }
}
