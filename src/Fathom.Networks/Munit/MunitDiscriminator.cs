using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// MUNIT's multi-scale discriminator (Huang et al. 2018, appendix B.1): the same PatchGAN, with weights of its own, on the picture and on two halvings of it. N×3×H×W in [−1, 1] → N×1×⌊H/16⌋×⌊W/16⌋,
/// N×1×⌊H/32⌋×⌊W/32⌋, N×1×⌊H/64⌋×⌊W/64⌋. State-dict names are those of NVlabs' MsImageDis.
/// </summary>
public sealed class MunitDiscriminator : Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly ModuleList<Sequential> cnns;

    /// <summary>Builds the discriminator with the published first values: N(0, 0.02).</summary>
    public MunitDiscriminator() : base(nameof(MunitDiscriminator))
    {
        cnns = ModuleList(OneScale(), OneScale(), OneScale());
        RegisterComponents();
        FirstWeights.Adversarial(this);
    }

    /// <summary>One value a patch, at three scales: 1 is real, 0 is made.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 4, as the generator makes them, at least 64.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override IReadOnlyList<Tensor> forward(Tensor input)
    {
        PictureSize.Require(input, "MUNIT's discriminator", multiple: 4, smallest: 64);
        using var scope = NewDisposeScope();
        var judged = new List<Tensor>();
        var x = input;
        foreach (var cnn in cnns)
        {
            judged.Add(cnn.call(x));
            x = functional.avg_pool2d(x, 3, stride: 2, padding: 1, count_include_pad: false);
        }
        return judged.MoveToOuterDisposeScope();
    }

    private static Sequential OneScale() => Sequential(Halve(3, 64), Halve(64, 128), Halve(128, 256), Halve(256, 512), Conv2d(512, 1, 1));

    private static MirrorConv Halve(long input, long output) =>
        new(input, output, kernel: 4, padding: 1, stride: 2, activation: LeakyReLU(0.2, inplace: true));
}
