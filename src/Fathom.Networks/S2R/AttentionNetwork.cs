using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// S2R-DepthNet's depth-specific attention (Chen et al. 2021): where in the picture structure tells of depth. N×3×H×W in [−1, 1], H and W multiples of 8 → N×1×H×W in (0, 1).
/// State-dict names are those of its dsa file.
/// </summary>
public sealed class AttentionNetwork : Module<Tensor, Tensor>
{
    private readonly DilatedResNet E;
    private readonly AttentionDecoder D;

    /// <summary>Builds the network: DRN's own first values in the encoder, PyTorch's in the decoder.</summary>
    public AttentionNetwork() : base(nameof(AttentionNetwork))
    {
        E = new DilatedResNet();
        D = new AttentionDecoder();
        RegisterComponents();
    }

    /// <summary>The DRN-D-22, which starts from ImageNet weights.</summary>
    public Module<Tensor, Tensor> Encoder => E;

    /// <summary>The attention map.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 8, at least 32.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override Tensor forward(Tensor input)
    {
        // The map of any other size would be that of the next multiple.
        PictureSize.Require(input, "S2R-DepthNet's attention network", multiple: 8, smallest: 32);
        using var scope = NewDisposeScope();
        return D.call(E.call(input)).MoveToOuterDisposeScope();
    }
}
