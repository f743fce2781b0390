using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Monodepth2's and ADDS's pose network (Godard et al. 2019): two pictures in the order of time to the camera's motion. Its parts are the published pose_encoder.pth and pose.pth.</summary>
public sealed class PoseNetwork : Module<Tensor, PoseVectors>
{
    private readonly ResNetEncoder encoder;
    private readonly PoseDecoder pose;

    /// <summary>Builds the network.</summary>
    /// <param name="shape">ResNet-18 in both papers.</param>
    public PoseNetwork(ResNetShape shape) : base(nameof(PoseNetwork))
    {
        encoder = new ResNetEncoder(shape, pictures: 2);
        pose = new PoseDecoder(shape.Channels[4]);
        RegisterComponents();
    }

    /// <summary>The part that sees both pictures.</summary>
    public ResNetEncoder Encoder => encoder;

    /// <summary>The part that reads motions off the features.</summary>
    public PoseDecoder Decoder => pose;

    /// <summary>Two motions an example, of which the first counts.</summary>
    /// <param name="input">N×6×H×W: two pictures, RGB in [0, 1]; H and W multiples of 32.</param>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override PoseVectors forward(Tensor input)
    {
        PictureSize.Require(input, "The pose network", multiple: 32, smallest: 32, channels: 6);
        using var scope = NewDisposeScope();
        return pose.call(encoder.call(input).Stride32).MoveToOuterDisposeScope();
    }
}
