using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// EfficientNet-Lite3 (Tan and Le 2019, without squeeze-and-excitation, with ReLU6), grouped as in MiDaS small: N×3×H×W, ImageNet-normalised, to features at
/// strides 2 to 32. State-dict names are those below <c>pretrained</c>.
/// </summary>
/// <remarks>
/// | group | stage | kernel | stride | channels | blocks |
/// | layer1 | stem | 3 | 2 | 32 | 1 |
/// | | 0 | 3 | 1 | 24 | 1 |
/// | | 1 | 3 | 2 | 32 | 3 |
/// | layer2 | 2 | 5 | 2 | 48 | 3 |
/// | layer3 | 3 | 3 | 2 | 96 | 5 |
/// | | 4 | 5 | 1 | 136 | 5 |
/// | layer4 | 5 | 5 | 2 | 232 | 6 |
/// | | 6 | 3 | 1 | 384 | 1 |
/// </remarks>
internal sealed class EfficientNetLite3 : Module<Tensor, EncoderFeatures>
{
    private readonly Conv2d stem;
    private readonly BatchNorm2d bn1;
    private readonly Sequential stage0;
    private readonly Sequential stage1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;

    public EfficientNetLite3() : base(nameof(EfficientNetLite3))
    {
        stem = SameConv.Create(3, 32, 3, stride: 2);
        bn1 = BatchNorm(32);
        stage0 = Sequential(new SeparableBlock(32, 24));
        stage1 = Stage(3, 24, 32, kernel: 3, stride: 2);
        layer2 = Sequential(Stage(3, 32, 48, kernel: 5, stride: 2));
        layer3 = Sequential(Stage(5, 48, 96, kernel: 3, stride: 2), Stage(5, 96, 136, kernel: 5, stride: 1));
        layer4 = Sequential(Stage(6, 136, 232, kernel: 5, stride: 2), Stage(1, 232, 384, kernel: 3, stride: 1));

        // 2 of the published list is the stem's ReLU6.
        register_module("layer1", Sequential(("0", stem), ("1", bn1), ("3", stage0), ("4", stage1)));
        register_module(nameof(layer2), layer2);
        register_module(nameof(layer3), layer3);
        register_module(nameof(layer4), layer4);
        FirstWeights.EfficientNet(this);
    }

    /// <summary>Channels of the features at strides 2, 4, 8, 16 and 32.</summary>
    public static IReadOnlyList<long> Channels { get; } = [24, 32, 48, 136, 384];

    /// <summary>Batch normalisation with TensorFlow's epsilon.</summary>
    public static BatchNorm2d BatchNorm(long channels) => BatchNorm2d(channels, eps: 1e-3);

    public override EncoderFeatures forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var stride2 = stage0.call(functional.relu6(bn1.call(SameConv.Apply(stem, input, stride: 2))));
        var stride4 = stage1.call(stride2);
        var stride8 = layer2.call(stride4);
        var stride16 = layer3.call(stride8);
        var stride32 = layer4.call(stride16);
        return new EncoderFeatures(stride2, stride4, stride8, stride16, stride32).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(int blocks, long input, long output, long kernel, long stride) =>
        ResNetStage.Row(blocks, input, output, stride, (i, o, s) => new ExpandedBlock(i, o, kernel, s));
}
