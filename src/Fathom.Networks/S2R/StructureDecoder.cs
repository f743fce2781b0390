using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>S2R-DepthNet's structure decoder (Chen et al. 2021): N×256×H/4×W/4 code → N×1×H×W structure map in (0, 1). State-dict names are those of struct_decoder.pth.</summary>
public sealed class StructureDecoder : Module<Tensor, Tensor>
{
    private readonly UpProjection up1;
    private readonly UpProjection up2;
    private readonly Conv2d conv;

    /// <summary>Builds the decoder with PyTorch's first values.</summary>
    public StructureDecoder() : base(nameof(StructureDecoder))
    {
        up1 = new UpProjection(256, 128);
        up2 = new UpProjection(128, 64);
        conv = Conv2d(64, 1, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        RegisterComponents();
    }

    /// <summary>The structure map.</summary>
    /// <param name="code">N×256×H/4×W/4, of <see cref="StructureEncoder"/>.</param>
    /// <exception cref="FathomException">It is no such code.</exception>
    public override Tensor forward(Tensor code)
    {
        PictureSize.Require(code, "S2R-DepthNet's structure decoder", multiple: 1, smallest: 2, channels: 256);
        using var scope = NewDisposeScope();
        var x = up2.call(up1.call(code));
        return conv.call(x).sigmoid_().MoveToOuterDisposeScope();
    }
}
