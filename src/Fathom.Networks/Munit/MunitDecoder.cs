using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's decoder (Huang et al. 2018, appendix B.1): content N×256×H/4×W/4 and style numbers N×4096 → N×3×H×W in (−1, 1).</summary>
/// <remarks>
/// | model | layers | channels | stride |
/// | 0 | 4 residual blocks in the style | 256 | 4 |
/// | 1, 2 | ×2 nearest, 5×5, layer norm, ReLU | → 128 | 2 |
/// | 3, 4 | same | → 64 | 1 |
/// | 5 | 7×7, tanh | → 3 | 1 |
/// </remarks>
internal sealed class MunitDecoder : Module<Tensor, Tensor, Tensor>
{
    private const int Blocks = 4;
    private const long Channels = 256;
    private readonly ModuleList<AdaptiveResidualBlock> blocks;
    private readonly MirrorConv conv2;
    private readonly MirrorConv conv4;
    private readonly MirrorConv conv5;

    public MunitDecoder() : base(nameof(MunitDecoder))
    {
        blocks = ModuleList([.. Enumerable.Range(0, Blocks).Select(_ => new AdaptiveResidualBlock(Channels))]);
        conv2 = new MirrorConv(Channels, 128, kernel: 5, padding: 2, norm: new PictureLayerNorm(128), activation: ReLU(inplace: true));
        conv4 = new MirrorConv(128, 64, kernel: 5, padding: 2, norm: new PictureLayerNorm(64), activation: ReLU(inplace: true));
        conv5 = new MirrorConv(64, 3, kernel: 7, padding: 3, activation: Tanh());
        // 1 and 3 of the published list enlarge.
        register_module("model", new NamedParts(("0", new NamedParts(("model", blocks))), ("2", conv2), ("4", conv4), ("5", conv5)));
    }

    /// <summary>How many style numbers a picture needs: a shift and a scale for each channel of each convolution in the blocks.</summary>
    public static long StyleWidth => Blocks * 2 * 2 * Channels;

    public override Tensor forward(Tensor content, Tensor style)
    {
        using var scope = NewDisposeScope();
        var x = content;
        foreach (var (block, numbers) in blocks.Zip(style.chunk(Blocks, 1)))
            x = block.call(x, numbers);
        x = conv2.call(Upsampling.DoubleNearest(x));
        x = conv4.call(Upsampling.DoubleNearest(x));
        return conv5.call(x).MoveToOuterDisposeScope();
    }
}
