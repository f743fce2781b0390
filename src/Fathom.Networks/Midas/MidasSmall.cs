namespace Fathom.Networks;

/// <summary>MiDaS v2.1 small: EfficientNet-Lite3 and a decoder that widens towards the coarse features. State-dict names are those of midas_v21_small-70d6b9c8.pt.</summary>
public sealed class MidasSmall : MidasNetwork
{
    /// <summary>Builds the network with EfficientNet's first values in the trunk and PyTorch's in the decoder.</summary>
    public MidasSmall() : base(
        nameof(MidasSmall),
        new EfficientNetLite3(),
        new MidasDecoder(
            EfficientNetLite3.Channels,
            new MidasWidths(Reduced: [64, 128, 256, 512], Fused: [64, 64, 128, 256], Head: (32, 32), RectifiesInput: false)))
    {
    }
}
