using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// Monodepth2's pose decoder (Godard et al. 2019, supplement, table 5): 1×1 → 256, 3×3, 3×3, each with ReLU, 1×1 → 12; their mean over the picture, times 0.01, are two motions.
/// Only the first is used. State-dict names are those of its pose.pth.
/// </summary>
public sealed class PoseDecoder : Module<Tensor, PoseVectors>
{
    private readonly Conv2d squeeze;
    private readonly Conv2d mix1;
    private readonly Conv2d mix2;
    private readonly Conv2d read;

    /// <summary>Builds the decoder with PyTorch's first values.</summary>
    /// <param name="channels">Of the encoder's coarsest feature.</param>
    public PoseDecoder(long channels) : base(nameof(PoseDecoder))
    {
        squeeze = Conv2d(channels, 256, 1);
        mix1 = Conv2d(256, 256, 3, padding: 1);
        mix2 = Conv2d(256, 256, 3, padding: 1);
        read = Conv2d(256, 12, 1);
        register_module("net", ModuleList(squeeze, mix1, mix2, read));
    }

    /// <summary>Two motions an example.</summary>
    /// <param name="input">The coarsest feature, N×C×H/32×W/32, of a <see cref="ResNetEncoder"/> that sees two pictures.</param>
    public override PoseVectors forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = squeeze.call(input).relu_();
        x = mix1.call(x).relu_();
        x = mix2.call(x).relu_();
        x = read.call(x).mean([2, 3]).mul_(0.01);
        return PoseVectors.Split(x.view(-1, 2, 1, 6)).MoveToOuterDisposeScope();
    }
}
