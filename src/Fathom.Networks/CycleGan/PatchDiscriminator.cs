using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// The 70×70 PatchGAN (Isola et al. 2017; Zhu et al. 2017): how real each patch looks. N×3×H×W in [−1, 1] → N×1×(⌊H/8⌋ − 2)×(⌊W/8⌋ − 2), no activation at the end.
/// State-dict names are those of junyanz's n_layers discriminator of three layers.
/// </summary>
public sealed class PatchDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    /// <summary>Builds the discriminator with the published first values: N(0, 0.02).</summary>
    public PatchDiscriminator() : base(nameof(PatchDiscriminator))
    {
        model = Sequential(
        [
            Conv(3, 64, stride: 2), LeakyReLU(0.2, inplace: true),
            Conv(64, 128, stride: 2), InstanceNorm2d(128), LeakyReLU(0.2, inplace: true),
            Conv(128, 256, stride: 2), InstanceNorm2d(256), LeakyReLU(0.2, inplace: true),
            Conv(256, 512, stride: 1), InstanceNorm2d(512), LeakyReLU(0.2, inplace: true),
            Conv(512, 1, stride: 1),
        ]);
        RegisterComponents();
        FirstWeights.Adversarial(this);
    }

    /// <summary>One value a patch: 1 is real, 0 is made.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 4, as the generator makes them, at least 32.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "CycleGAN's discriminator", multiple: 4, smallest: 32);
        return model.call(input);
    }

    private static Conv2d Conv(long input, long output, long stride) => Conv2d(input, output, 4, stride: stride, padding: 1);
}
