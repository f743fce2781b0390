namespace Fathom.Networks;

/// <summary>MiDaS v2 and v2.1 large: ResNeXt-101 32×8d and the decoder at 256 channels. State-dict names are those of midas_v21-f6b98070.pt.</summary>
public sealed class MidasLarge : MidasNetwork
{
    /// <summary>Builds the network with torchvision's first values in the trunk and PyTorch's in the decoder.</summary>
    public MidasLarge() : base(
        nameof(MidasLarge),
        new ResNeXtTrunk(),
        new MidasDecoder(
            ResNetShape.ResNeXt101.Channels,
            new MidasWidths(Reduced: [256, 256, 256, 256], Fused: null, Head: (128, 32), RectifiesInput: true)))
    {
    }
}
