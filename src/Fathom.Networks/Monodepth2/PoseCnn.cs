using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>The small pose network of Zhou et al. 2017, as Monodepth2 offers it: seven halving convolutions with ReLU, 1×1 to six numbers a motion, their mean over the picture, times 0.01.</summary>
/// <remarks>
/// | net | kernel | channels |
/// | 0 | 7 | → 16 |
/// | 1 | 5 | → 32 |
/// | 2 … 6 | 3 | → 64, 128, 256, 256, 256 |
/// </remarks>
public sealed class PoseCnn : Module<Tensor, PoseVectors>
{
    private readonly Conv2d pose_conv;
    private readonly ModuleList<Conv2d> net;
    private readonly int pictures;

    /// <summary>Builds the network with PyTorch's first values.</summary>
    /// <param name="pictures">How many pictures are seen together; there is one motion less.</param>
    public PoseCnn(int pictures = 2) : base(nameof(PoseCnn))
    {
        this.pictures = pictures;
        pose_conv = Conv2d(256, 6 * (pictures - 1), 1);
        net = ModuleList(
            Halve(3 * pictures, 16, 7), Halve(16, 32, 5), Halve(32, 64, 3), Halve(64, 128, 3), Halve(128, 256, 3), Halve(256, 256, 3), Halve(256, 256, 3));
        RegisterComponents();
    }

    /// <summary>The motions between the pictures.</summary>
    /// <param name="input">N×3·pictures×H×W, RGB in [0, 1]; H and W at least 32.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override PoseVectors forward(Tensor input)
    {
        PictureSize.Require(input, "The small pose network", multiple: 1, smallest: 32, channels: 3 * pictures);
        using var scope = NewDisposeScope();
        var x = input;
        foreach (var conv in net)
            x = conv.call(x).relu_();
        x = pose_conv.call(x).mean([2, 3]).mul_(0.01);
        return PoseVectors.Split(x.view(-1, pictures - 1, 1, 6)).MoveToOuterDisposeScope();
    }

    private static Conv2d Halve(long input, long output, long kernel) => Conv2d(input, output, kernel, stride: 2, padding: kernel / 2);
}
