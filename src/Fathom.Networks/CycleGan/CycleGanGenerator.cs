using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// CycleGAN's generator with nine residual blocks (Zhu et al. 2017, supplement; Johnson et al. 2016): a picture of one domain as one of the other. N×3×H×W in [−1, 1], H and W multiples of 4,
/// to the same. State-dict names are those of junyanz's resnet_9blocks.
/// </summary>
public sealed class CycleGanGenerator : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    /// <summary>Builds the generator with the published first values: N(0, 0.02).</summary>
    public CycleGanGenerator() : base(nameof(CycleGanGenerator))
    {
        model = Sequential(
        [
            ReflectionPad2d(3), Conv2d(3, 64, 7), InstanceNorm2d(64), ReLU(inplace: true),
            .. Halve(64, 128),
            .. Halve(128, 256),
            .. Enumerable.Range(0, 9).Select(_ => new CycleGanResidualBlock(256)),
            .. Double(256, 128),
            .. Double(128, 64),
            ReflectionPad2d(3), Conv2d(64, 3, 7), Tanh(),
        ]);
        RegisterComponents();
        FirstWeights.Adversarial(this);
    }

    /// <summary>The picture in the other domain.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 4, at least 16.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override Tensor forward(Tensor input)
    {
        // Any other size would come back as the next multiple.
        PictureSize.Require(input, "CycleGAN's generator", multiple: 4, smallest: 16);
        return model.call(input);
    }

    private static Module<Tensor, Tensor>[] Halve(long input, long output) =>
        [Conv2d(input, output, 3, stride: 2, padding: 1), InstanceNorm2d(output), ReLU(inplace: true)];

    private static Module<Tensor, Tensor>[] Double(long input, long output) =>
        [ConvTranspose2d(input, output, 3, stride: 2, padding: 1, output_padding: 1), InstanceNorm2d(output), ReLU(inplace: true)];
}
