using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>ResNeXt-101 32×8d regrouped as in MiDaS: N×3×H×W, ImageNet-normalised, to features at strides 2 to 32. State-dict names are those below <c>pretrained</c>.</summary>
internal sealed class ResNeXtTrunk : Module<Tensor, EncoderFeatures>
{
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> bn1;
    private readonly Module<Tensor, Tensor>[] stages;

    public ResNeXtTrunk() : base(nameof(ResNeXtTrunk))
    {
        conv1 = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        stages = [.. Enumerable.Range(1, 4).Select(stage => ResNetStage.Of(ResNetShape.ResNeXt101, stage))];
        // 2 and 3 of the published list are the ReLU and the max-pool.
        register_module("layer1", Sequential(("0", conv1), ("1", bn1), ("4", stages[0])));
        for (var stage = 2; stage <= 4; stage++)
            register_module($"layer{stage}", stages[stage - 1]);
        FirstWeights.HeNormal(this);
    }

    public override EncoderFeatures forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var stride2 = bn1.call(conv1.call(input)).relu_();
        var stride4 = stages[0].call(functional.max_pool2d(stride2, 3, stride: 2, padding: 1));
        var stride8 = stages[1].call(stride4);
        var stride16 = stages[2].call(stride8);
        var stride32 = stages[3].call(stride16);
        return new EncoderFeatures(stride2, stride4, stride8, stride16, stride32).MoveToOuterDisposeScope();
    }
}
