using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// S2R-DepthNet's depth network (Chen et al. 2021, after T2Net, Zheng et al. 2018): a structure map N×1×H×W, H and W multiples of 16, at least 96 → depth at four scales. One PReLU scalar serves the
/// whole network; it stands in the state dict under each of its 18 places. State-dict names are those of depth_net.pth.
/// </summary>
/// <remarks>
/// | step | layers | channels | stride |
/// | conv1 | mirrored 7×7, BN, PReLU, mean-pool | 64 | 2 |
/// | conv2, conv3, conv4 | 2 × (3×3, BN, PReLU), mean-pool | 128, 256, 512 | 4, 8, 16 |
/// | center | 3 inception blocks, up | 256 | 8 |
/// | output4 | 3×3 on [center, 0.1·conv3], tanh | 1 | 8 |
/// | deconv4 | up on the same | 128 | 4 |
/// | output3 | 3×3 on [deconv4, 0.05·conv2, output4 ×2], tanh | 1 | 4 |
/// | deconv3 | up on the same | 64 | 2 |
/// | output2 | 3×3 on [deconv3, 0.01·conv1, output3 ×2], tanh | 1 | 2 |
/// | deconv2 | up on the same | 32 | 1 |
/// | output1 | 7×7 on [deconv2, output2 ×2], tanh | 1 | 1 |
/// </remarks>
public sealed class DepthNet : Module<Tensor, NormalizedDepths>
{
    // How much of an encoder's feature is seen beside the decoder's: 0.1, a half and a tenth of it (T2Net).
    private const double Share3 = 0.1, Share2 = 0.05, Share1 = 0.01;
    private readonly Sequential conv1;
    private readonly ModelBlock conv2;
    private readonly ModelBlock conv3;
    private readonly ModelBlock conv4;
    private readonly Sequential center;
    private readonly ModelBlock deconv4;
    private readonly ModelBlock deconv3;
    private readonly ModelBlock deconv2;
    private readonly ModelBlock output4;
    private readonly ModelBlock output3;
    private readonly ModelBlock output2;
    private readonly ModelBlock output1;

    /// <summary>Builds the network with the published first values: N(0, 0.02).</summary>
    public DepthNet() : base(nameof(DepthNet))
    {
        var prelu = PReLU(1);
        conv1 = Sequential(ReflectionPad2d(3), Conv2d(1, 64, 7, bias: false), BatchNorm2d(64), prelu);
        conv2 = Down(64, 128);
        conv3 = Down(128, 256);
        conv4 = Down(256, 512);
        center = Sequential(new InceptionBlock(512, prelu), new InceptionBlock(512, prelu), new InceptionBlock(512, prelu), Up(512, 512, 256));
        deconv4 = Up(256 + 256, 512, 128);
        deconv3 = Up(128 + 128 + 1, 256, 64);
        deconv2 = Up(64 + 64 + 1, 128, 32);
        output4 = Read(256 + 256, kernel: 3);
        output3 = Read(128 + 128 + 1, kernel: 3);
        output2 = Read(64 + 64 + 1, kernel: 3);
        output1 = Read(32 + 1, kernel: 7);
        RegisterComponents();
        FirstWeights.Adversarial(this);

        ModelBlock Down(long input, long output) => new(
            Conv2d(input, output, 3, padding: 1, bias: false), BatchNorm2d(output), prelu,
            Conv2d(output, output, 3, padding: 1, bias: false), BatchNorm2d(output), prelu);

        ModelBlock Up(long input, long middle, long output) => new(
            ReflectionPad2d(1), Conv2d(input, middle, 3, bias: false), BatchNorm2d(middle), prelu,
            ConvTranspose2d(middle, output, 3, stride: 2, padding: 1, output_padding: 1), BatchNorm2d(output), prelu);

        static ModelBlock Read(long input, long kernel) => new(ReflectionPad2d(kernel / 2), Conv2d(input, 1, kernel, bias: false), Tanh());
    }

    /// <summary>Depth at four scales.</summary>
    /// <param name="input">The structure map, weighed by the attention in the last stage: N×1×H×W in [0, 1]; H and W multiples of 16, at least 96: its dilated convolutions mirror five pixels at stride 16.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override NormalizedDepths forward(Tensor input)
    {
        PictureSize.Require(input, "S2R-DepthNet's depth network", multiple: 16, smallest: 96, channels: 1);
        using var scope = NewDisposeScope();
        var stride2 = Halve(conv1.call(input));
        var stride4 = Halve(conv2.call(stride2));
        var stride8 = Halve(conv3.call(stride4));
        var stride16 = Halve(conv4.call(stride8));

        var x = cat([center.call(stride16), stride8 * Share3], 1);
        var eighth = output4.call(x);
        x = cat([deconv4.call(x), stride4 * Share2, Upsampling.DoubleNearest(eighth)], 1);
        var quarter = output3.call(x);
        x = cat([deconv3.call(x), stride2 * Share1, Upsampling.DoubleNearest(quarter)], 1);
        var half = output2.call(x);
        x = cat([deconv2.call(x), Upsampling.DoubleNearest(half)], 1);
        var full = output1.call(x);
        return new NormalizedDepths(eighth, quarter, half, full).MoveToOuterDisposeScope();
    }

    private static Tensor Halve(Tensor x) => functional.avg_pool2d(x, 2);
}
