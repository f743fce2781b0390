using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MobileNetV2 1.0 (Sandler et al. 2018, table 2) up to its last block, as an encoder: N×3×H×W in [−1, 1], H and W multiples of 32, to features at strides 2 to 32.
/// There are no normalisation layers: they are folded into the convolutions of the weights it starts from. State-dict names are torchvision's
/// (<c>features.0</c> … <c>features.17</c>); the last 1×1 convolution, <c>features.18</c>, serves classification and is left out.
/// </summary>
public sealed class MobileNetV2Encoder : Module<Tensor, EncoderFeatures>
{
    // Sandler et al. 2018, table 2: expansion t, channels c, repeats n, stride of the first s.
    private static readonly (long Expansion, long Channels, int Repeats, long Stride)[] Table =
    [
        (1, 16, 1, 1),
        (6, 24, 2, 2),
        (6, 32, 3, 2),
        (6, 64, 4, 2),
        (6, 96, 3, 1),
        (6, 160, 3, 2),
        (6, 320, 1, 1),
    ];

    private readonly List<Module<Tensor, Tensor>> blocks = [];

    /// <summary>Channels of the features at strides 2, 4, 8, 16 and 32: the last block of each resolution.</summary>
    public static IReadOnlyList<long> Channels { get; } = [16, 24, 32, 96, 320];

    /// <summary>Builds the encoder with libtorch's default initialisation.</summary>
    public MobileNetV2Encoder() : base(nameof(MobileNetV2Encoder))
    {
        blocks.Add(new ConvRelu6(3, 32, kernel: 3, stride: 2));
        var channels = 32L;
        foreach (var (expansion, output, repeats, stride) in Table)
            for (var i = 0; i < repeats; i++)
            {
                blocks.Add(new InvertedResidual(channels, output, expansion, i == 0 ? stride : 1));
                channels = output;
            }
        register_module("features", Sequential([.. blocks.Select((block, i) => ($"{i}", block))]));
    }

    /// <summary>The picture at five resolutions.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 32.</param>
    public override EncoderFeatures forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var stride2 = Run(input, 0, 1);
        var stride4 = Run(stride2, 2, 3);
        var stride8 = Run(stride4, 4, 6);
        var stride16 = Run(stride8, 7, 13);
        var stride32 = Run(stride16, 14, 17);
        return new EncoderFeatures(stride2, stride4, stride8, stride16, stride32).MoveToOuterDisposeScope();
    }

    private Tensor Run(Tensor x, int first, int last)
    {
        for (var i = first; i <= last; i++)
            x = blocks[i].call(x);
        return x;
    }
}
