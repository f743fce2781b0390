using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>ResNeXt-101 32×8d regrouped as in MiDaS: N×3×H×W, ImageNet-normalised, to features at strides 2 to 32. State-dict names are those below <c>pretrained</c>.</summary>
internal sealed class ResNeXtTrunk : Module<Tensor, EncoderFeatures>
{
    // Not registered: its parts are, under other names.
    private readonly ResNet network = new(ResNetShape.ResNeXt101, classifier: false);

    public ResNeXtTrunk() : base(nameof(ResNeXtTrunk))
    {
        var parts = network.named_children().ToDictionary(part => part.name, part => part.module);
        // 2 and 3 of the published list are the ReLU and the max-pool.
        register_module("layer1", new NamedParts(("0", parts["conv1"]), ("1", parts["bn1"]), ("4", parts["layer1"])));
        foreach (var name in new[] { "layer2", "layer3", "layer4" })
            register_module(name, parts[name]);
    }

    public override EncoderFeatures forward(Tensor input) => network.call(input);
}
