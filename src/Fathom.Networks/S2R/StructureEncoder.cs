using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// S2R-DepthNet's structure encoder (Chen et al. 2021): MUNIT's content encoder with leaky ReLU and one set of weights for all domains. N×3×H×W in [−1, 1] → N×256×H/4×W/4.
/// State-dict names are those of struct_encoder.pth.
/// </summary>
/// <remarks>
/// | part | layers | channels | stride |
/// | conv | 7×7, instance norm, LeakyReLU 0.2 | 3 → 64 | 1 |
/// | conv1 | 4×4 s2, same | → 128 | 2 |
/// | conv2 | 4×4 s2, same | → 256 | 4 |
/// | resblock | 4 residual blocks | 256 | 4 |
/// </remarks>
public sealed class StructureEncoder : Module<Tensor, Tensor>
{
    private readonly MirrorConv conv;
    private readonly MirrorConv conv1;
    private readonly MirrorConv conv2;
    private readonly Sequential blocks;

    /// <summary>Builds the encoder with MUNIT's first values.</summary>
    public StructureEncoder() : base(nameof(StructureEncoder))
    {
        conv = new MirrorConv(3, 64, kernel: 7, padding: 3, norm: InstanceNorm2d(64), activation: LeakyReLU(0.2, inplace: true));
        conv1 = new MirrorConv(64, 128, kernel: 4, padding: 1, stride: 2, InstanceNorm2d(128), LeakyReLU(0.2, inplace: true));
        conv2 = new MirrorConv(128, 256, kernel: 4, padding: 1, stride: 2, InstanceNorm2d(256), LeakyReLU(0.2, inplace: true));
        blocks = Sequential(Enumerable.Range(0, 4).Select(_ => new StructureResidualBlock(256)));
        register_module(nameof(conv), conv);
        register_module(nameof(conv1), conv1);
        register_module(nameof(conv2), conv2);
        register_module("resblock", Sequential(("model", blocks)));
        FirstWeights.MunitGenerator(this);
    }

    /// <summary>The structure code.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 4, at least 8.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "S2R-DepthNet's structure encoder", multiple: 4, smallest: 8);
        using var scope = NewDisposeScope();
        var x = conv2.call(conv1.call(conv.call(input)));
        return blocks.call(x).MoveToOuterDisposeScope();
    }
}
