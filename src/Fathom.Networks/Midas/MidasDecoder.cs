using Fathom.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MiDaS's decoder: features at strides 4, 8, 16 and 32 → N×1×H×W before the last ReLU. State-dict names are those below <c>scratch</c>.</summary>
/// <remarks>
/// | part | large | small |
/// | layer4_rn … layer1_rn: 3×3 | → 256 | → 512, 256, 128, 64 |
/// | refinenet4 … refinenet1: fuse, ×2 | 256 | → 256, 128, 64, 64 |
/// | output_conv: 3×3, ×2, 3×3, ReLU, 1×1 | → 128 → 32 → 1 | → 32 → 32 → 1 |
/// </remarks>
internal sealed class MidasDecoder : Module<EncoderFeatures, Tensor>
{
    private readonly Conv2d layer1_rn;
    private readonly Conv2d layer2_rn;
    private readonly Conv2d layer3_rn;
    private readonly Conv2d layer4_rn;
    private readonly MidasFusionBlock refinenet4;
    private readonly MidasFusionBlock refinenet3;
    private readonly MidasFusionBlock refinenet2;
    private readonly MidasFusionBlock refinenet1;
    private readonly Conv2d before;
    private readonly Conv2d after;
    private readonly Conv2d read;

    public MidasDecoder(IReadOnlyList<long> encoderChannels, MidasWidths widths) : base(nameof(MidasDecoder))
    {
        layer1_rn = Reduce(0);
        layer2_rn = Reduce(1);
        layer3_rn = Reduce(2);
        layer4_rn = Reduce(3);
        refinenet4 = Fuse(3);
        refinenet3 = Fuse(2);
        refinenet2 = Fuse(1);
        refinenet1 = Fuse(0);
        before = Conv2d(widths.Fused?[0] ?? widths.Reduced[0], widths.Head.Before, 3, padding: 1);
        after = Conv2d(widths.Head.Before, widths.Head.After, 3, padding: 1);
        read = Conv2d(widths.Head.After, 1, 1);

        // Registered one by one: the head's convolutions are the places 0, 2 and 4 of the published list.
        foreach (var (name, part) in new (string, Module)[]
        {
            (nameof(layer1_rn), layer1_rn), (nameof(layer2_rn), layer2_rn), (nameof(layer3_rn), layer3_rn), (nameof(layer4_rn), layer4_rn),
            (nameof(refinenet4), refinenet4), (nameof(refinenet3), refinenet3), (nameof(refinenet2), refinenet2), (nameof(refinenet1), refinenet1),
            ("output_conv", Sequential(("0", before), ("2", after), ("4", read))),
        })
        {
            register_module(name, part);
        }

        Conv2d Reduce(int level) => Conv2d(encoderChannels[level + 1], widths.Reduced[level], 3, padding: 1, bias: false);

        MidasFusionBlock Fuse(int level) => new(widths.Reduced[level], widths.Fused?[level], widths.RectifiesInput);
    }

    public override Tensor forward(EncoderFeatures features)
    {
        using var scope = NewDisposeScope();
        var path = refinenet4.call(layer4_rn.call(features.Stride32), null);
        path = refinenet3.call(path, layer3_rn.call(features.Stride16));
        path = refinenet2.call(path, layer2_rn.call(features.Stride8));
        path = refinenet1.call(path, layer1_rn.call(features.Stride4));
        return Head(path).MoveToOuterDisposeScope();
    }

    private Tensor Head(Tensor path)
    {
        var x = before.call(path);
        // See InverseDepthHead: full resolution in full precision.
        using var full = Autocast.Cpu(ScalarType.Float32);
        x = Upsampling.Double(x.to_type(ScalarType.Float32));
        return read.call(after.call(x).relu_());
    }
}
