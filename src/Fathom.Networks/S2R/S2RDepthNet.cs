using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// S2R-DepthNet (Chen et al. 2021) as it is used: structure of the picture, weighed by attention, to depth. N×3×H×W (RGB scaled to [−1, 1]; H, W multiples of 16) → N×H×W in metres.
/// Its four parts are the four published files.
/// </summary>
public sealed class S2RDepthNet : Module<Tensor, Tensor>
{
    private readonly StructureEncoder struct_encoder;
    private readonly StructureDecoder struct_decoder;
    private readonly AttentionNetwork dsa;
    private readonly DepthNet depth_net;
    private readonly double farthest;

    /// <summary>Builds the network.</summary>
    /// <param name="farthest">Metres at the end of the range: 80 outdoors, 8 indoors.</param>
    public S2RDepthNet(double farthest) : base(nameof(S2RDepthNet))
    {
        this.farthest = farthest;
        struct_encoder = new StructureEncoder();
        struct_decoder = new StructureDecoder();
        dsa = new AttentionNetwork();
        depth_net = new DepthNet();
        RegisterComponents();
    }

    /// <summary>The encoder of structure.</summary>
    public StructureEncoder StructureEncoder => struct_encoder;

    /// <summary>The decoder of structure.</summary>
    public StructureDecoder StructureDecoder => struct_decoder;

    /// <summary>The depth-specific attention.</summary>
    public AttentionNetwork Attention => dsa;

    /// <summary>The network from structure to depth.</summary>
    public DepthNet DepthNet => depth_net;

    /// <summary>Depth in metres.</summary>
    /// <param name="input">N×3×H×W, RGB scaled to [−1, 1].</param>
    /// <exception cref="FathomException">H or W does not fit (see <see cref="DepthNetworks"/>).</exception>
    public override Tensor forward(Tensor input)
    {
        PictureSize.Require(input, "S2R-DepthNet", multiple: 16, smallest: 96);
        using var scope = NewDisposeScope();
        var structure = struct_decoder.call(struct_encoder.call(input));
        var attention = dsa.call(input);
        var depth = depth_net.call(attention * structure).Full;
        return ((depth + 1) * (farthest / 2)).squeeze(1).MoveToOuterDisposeScope();
    }
}
