using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MiDaS's decoder, light (Ranftl et al. 2020, after RefineNet): each encoder feature is brought to the decoder's width, then fused from coarse to fine.
/// Features at strides 4, 8, 16, 32 → N×32×H/2×W/2.
/// </summary>
/// <remarks>
/// | stride | width | block |
/// | 32 | 128 | refine, 1×1 → 96, ×2 |
/// | 16 | 96 | fuse → 64, ×2 |
/// | 8 | 64 | fuse → 32, ×2 |
/// | 4 | 32 | fuse → 32, ×2 |
/// </remarks>
internal sealed class FusionDecoder : Module<EncoderFeatures, Tensor>
{
    private readonly Conv2d reduce4;
    private readonly Conv2d reduce8;
    private readonly Conv2d reduce16;
    private readonly Conv2d reduce32;
    private readonly ResidualConvUnit refine32;
    private readonly Conv2d project32;
    private readonly FusionBlock fuse16;
    private readonly FusionBlock fuse8;
    private readonly FusionBlock fuse4;

    public FusionDecoder(IReadOnlyList<long> encoderChannels) : base(nameof(FusionDecoder))
    {
        reduce4 = Conv2d(encoderChannels[1], 32, 3, padding: 1, bias: false);
        reduce8 = Conv2d(encoderChannels[2], 64, 3, padding: 1, bias: false);
        reduce16 = Conv2d(encoderChannels[3], 96, 3, padding: 1, bias: false);
        reduce32 = Conv2d(encoderChannels[4], 128, 3, padding: 1, bias: false);
        refine32 = new ResidualConvUnit(128);
        project32 = Conv2d(128, 96, 1);
        fuse16 = new FusionBlock(96, 64);
        fuse8 = new FusionBlock(64, 32);
        fuse4 = new FusionBlock(32, 32);
        RegisterComponents();
    }

    public override Tensor forward(EncoderFeatures features)
    {
        using var scope = NewDisposeScope();
        var path = Upsampling.Double(project32.call(refine32.call(reduce32.call(features.Stride32))));
        path = fuse16.call(path, reduce16.call(features.Stride16));
        path = fuse8.call(path, reduce8.call(features.Stride8));
        path = fuse4.call(path, reduce4.call(features.Stride4));
        return path.MoveToOuterDisposeScope();
    }
}
