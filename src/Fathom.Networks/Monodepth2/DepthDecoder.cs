using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// Monodepth2's depth decoder (Godard et al. 2019, supplement, table 5): from coarse to fine, a block, ×2, the encoder's feature beside it, a block;
/// at the four finest levels a disparity is read off. State-dict names are those of its depth.pth.
/// </summary>
/// <remarks>
/// | level | resolution | block | beside it | block | reads |
/// | 4 | 1/16 | → 256 | Stride16 | → 256 | |
/// | 3 | 1/8 | → 128 | Stride8 | → 128 | Eighth |
/// | 2 | 1/4 | → 64 | Stride4 | → 64 | Quarter |
/// | 1 | 1/2 | → 32 | Stride2 | → 32 | Half |
/// | 0 | 1 | → 16 | | → 16 | Full |
/// </remarks>
public sealed class DepthDecoder : Module<EncoderFeatures, Disparities>
{
    private static readonly long[] Widths = [16, 32, 64, 128, 256];
    private readonly ConvBlock[] enter = new ConvBlock[5];
    private readonly ConvBlock[] leave = new ConvBlock[5];
    private readonly ReflectedConv[] read = new ReflectedConv[4];

    /// <summary>Builds the decoder with PyTorch's first values.</summary>
    /// <param name="encoderChannels">Channels of the features at strides 2, 4, 8, 16 and 32.</param>
    public DepthDecoder(IReadOnlyList<long> encoderChannels) : base(nameof(DepthDecoder))
    {
        for (var level = 4; level >= 0; level--)
        {
            enter[level] = new ConvBlock(level == 4 ? encoderChannels[4] : Widths[level + 1], Widths[level]);
            leave[level] = new ConvBlock(Widths[level] + (level == 0 ? 0 : encoderChannels[level - 1]), Widths[level]);
        }
        for (var scale = 0; scale < 4; scale++)
            read[scale] = new ReflectedConv(Widths[scale], 1);

        // The published names are places in a list: the blocks from coarse to fine, then the readers from fine to coarse.
        var blocks = Enumerable.Range(0, 5).Reverse().SelectMany(level => new Module[] { enter[level], leave[level] });
        register_module("decoder", ModuleList<Module>([.. blocks, .. read]));
    }

    /// <summary>Disparities in (0, 1) at four scales.</summary>
    /// <param name="features">From an encoder with the channels given to the constructor.</param>
    public override Disparities forward(EncoderFeatures features)
    {
        using var scope = NewDisposeScope();
        var level4 = Level(4, features.Stride32, features.Stride16);
        var level3 = Level(3, level4, features.Stride8);
        var level2 = Level(2, level3, features.Stride4);
        var level1 = Level(1, level2, features.Stride2);
        var level0 = Level(0, level1);
        return new Disparities(Read(0, level0), Read(1, level1), Read(2, level2), Read(3, level3)).MoveToOuterDisposeScope();
    }

    private Tensor Level(int level, Tensor below, Tensor? beside = null)
    {
        using var scope = NewDisposeScope();
        var x = Upsampling.DoubleNearest(enter[level].call(below));
        return leave[level].call(beside is null ? x : cat([x, beside], 1)).MoveToOuterDisposeScope();
    }

    private Tensor Read(int scale, Tensor x) => read[scale].call(x).sigmoid_();
}
