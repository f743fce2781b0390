using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// ADDS's whole encoder (Liu et al. 2021): the shared one, a private ResNet-18 for each domain, the 1×1 convolutions to codes, and the decoder that rebuilds the picture from both.
/// State-dict names are those of its encoder.pth.
/// </summary>
/// <remarks>
/// | reconstruction | layers | channels | stride |
/// | convt5 | transposed 3×3 s2, BN, LeakyReLU 0.2 | 512 → 256 | 16 |
/// | convt4 | same | → 128 | 8 |
/// | convt3 | same | → 64 | 4 |
/// | convt2 | same | → 64 | 2 |
/// | convt1 | same | → 64 | 1 |
/// | convtf | 1×1 | → 3 | 1 |
/// </remarks>
public sealed class AddsEncoder : AddsSharedEncoder
{
    private readonly Conv2d conv_shared;
    private readonly ResNet encoder_day;
    private readonly Conv2d conv_diff_day;
    private readonly ResNet encoder_night;
    private readonly Conv2d conv_diff_night;
    private readonly Sequential convt5;
    private readonly Sequential convt4;
    private readonly Sequential convt3;
    private readonly Sequential convt2;
    private readonly Sequential convt1;
    private readonly Conv2d convtf;

    /// <summary>Builds the encoder. Transposed convolutions start from N(0, 0.001), the rest from torchvision's and PyTorch's first values.</summary>
    public AddsEncoder() : base(classifier: true)
    {
        conv_shared = Conv2d(512, 64, 1);
        encoder_day = new ResNet(ResNetShape.ResNet18);
        conv_diff_day = Conv2d(512, 64, 1);
        encoder_night = new ResNet(ResNetShape.ResNet18);
        conv_diff_night = Conv2d(512, 64, 1);
        convt5 = Enlarge(512, 256);
        convt4 = Enlarge(256, 128);
        convt3 = Enlarge(128, 64);
        convt2 = Enlarge(64, 64);
        convt1 = Enlarge(64, 64);
        convtf = Conv2d(64, 3, 1);
        RegisterComponents();
    }

    /// <summary>The private ResNet-18 of a domain, which starts from ImageNet weights.</summary>
    public ResNet Private(Domain domain) => domain == Domain.Day ? encoder_day : encoder_night;

    /// <summary>Parts pictures into what is the domain's own and what both domains have.</summary>
    /// <param name="picture">N×3×H×W, RGB in [0, 1]; H and W multiples of 32.</param>
    /// <param name="domain">Of all the pictures.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public AddsSeparation Separate(Tensor picture, Domain domain)
    {
        PictureSize.Require(picture, "ADDS's encoder", multiple: 32, smallest: 32);
        using var scope = NewDisposeScope();
        var normalized = ResNetEncoder.Normalize(picture);
        var own = Private(domain).call(normalized).Stride32;
        var ownCode = (domain == Domain.Day ? conv_diff_day : conv_diff_night).call(own);
        var shared = Shared(normalized, domain);
        var sharedCode = conv_shared.call(shared.Stride32);
        var rebuilt = Reconstruct(own + shared.Stride32);
        return new AddsSeparation(ownCode, Gram(own), sharedCode, Gram(shared.Stride32), shared, rebuilt).MoveToOuterDisposeScope();
    }

    private Tensor Reconstruct(Tensor feature)
    {
        var x = convt5.call(feature);
        x = convt4.call(x);
        x = convt3.call(x);
        x = convt2.call(x);
        x = convt1.call(x);
        return convtf.call(x);
    }

    /// <summary>F·Fᵀ / (C·H·W) of the C×HW matrix of a feature: N×C×H×W → N×C×C.</summary>
    private static Tensor Gram(Tensor feature)
    {
        var (n, c, pixels) = (feature.size(0), feature.size(1), feature.size(2) * feature.size(3));
        var rows = feature.view(n, c, pixels);
        return rows.bmm(rows.transpose(1, 2)).div_(c * pixels);
    }

    private static Sequential Enlarge(long input, long output)
    {
        var conv = ConvTranspose2d(input, output, 3, stride: 2, padding: 1, output_padding: 1, bias: false);
        init.normal_(conv.weight, 0, 0.001);
        return Sequential(conv, BatchNorm2d(output), LeakyReLU(0.2, inplace: true));
    }
}
