using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MiDaS's feature fusion block (Ranftl et al. 2020, after RefineNet): refine the encoder's feature, add it to the path from below, refine, ×2 with aligned
/// corners and, in the small network, change the channels. path and feature: N×C×h×w → N×Cout×2h×2w. Both are overwritten.
/// </summary>
internal sealed class MidasFusionBlock : Module<Tensor, Tensor?, Tensor>
{
    private readonly Conv2d? out_conv;
    private readonly ResidualConvUnit resConfUnit1;
    private readonly ResidualConvUnit resConfUnit2;

    /// <param name="channels">C.</param>
    /// <param name="output">Cout of the small network; null: C, without a convolution.</param>
    /// <param name="rectifiesInput">See <see cref="ResidualConvUnit"/>.</param>
    public MidasFusionBlock(long channels, long? output, bool rectifiesInput) : base(nameof(MidasFusionBlock))
    {
        out_conv = output is { } width ? Conv2d(channels, width, 1) : null;
        resConfUnit1 = new ResidualConvUnit(channels, rectifiesInput);
        resConfUnit2 = new ResidualConvUnit(channels, rectifiesInput);
        RegisterComponents();
    }

    /// <param name="path">From below; the coarsest feature in the lowest block.</param>
    /// <param name="feature">Null in the lowest block, whose first unit is never used.</param>
    public override Tensor forward(Tensor path, Tensor? feature)
    {
        using var scope = NewDisposeScope();
        if (feature is not null)
            path.add_(resConfUnit1.call(feature));
        var x = Upsampling.DoubleAligned(resConfUnit2.call(path));
        return (out_conv?.call(x) ?? x).MoveToOuterDisposeScope();
    }
}
