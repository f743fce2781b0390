namespace Fathom.Networks;

/// <summary>The numbers of a residual network (He et al. 2016, table 1; Xie et al. 2017, table 1), as torchvision names its parts.</summary>
/// <param name="Blocks">Residual blocks of the four stages.</param>
/// <param name="HasBottlenecks">Blocks of 1×1, 3×3, 1×1 convolutions instead of two 3×3 ones; their output has four times as many channels.</param>
/// <param name="Groups">Groups of a bottleneck's 3×3 convolution.</param>
/// <param name="WidthPerGroup">Channels of one group in the first stage, of 64.</param>
public sealed record ResNetShape(IReadOnlyList<int> Blocks, bool HasBottlenecks, int Groups = 1, int WidthPerGroup = 64)
{
    /// <summary>ResNet-18.</summary>
    public static ResNetShape ResNet18 { get; } = new([2, 2, 2, 2], HasBottlenecks: false);

    /// <summary>ResNet-34.</summary>
    public static ResNetShape ResNet34 { get; } = new([3, 4, 6, 3], HasBottlenecks: false);

    /// <summary>ResNet-50.</summary>
    public static ResNetShape ResNet50 { get; } = new([3, 4, 6, 3], HasBottlenecks: true);

    /// <summary>ResNeXt-101 32×8d.</summary>
    public static ResNetShape ResNeXt101 { get; } = new([3, 4, 23, 3], HasBottlenecks: true, Groups: 32, WidthPerGroup: 8);

    /// <summary>Channels of the features at strides 2, 4, 8, 16 and 32.</summary>
    public IReadOnlyList<long> Channels { get; } = HasBottlenecks ? [64, 256, 512, 1024, 2048] : [64, 64, 128, 256, 512];
}
