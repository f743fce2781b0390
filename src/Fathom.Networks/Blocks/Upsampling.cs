using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Enlarging feature maps.</summary>
internal static class Upsampling
{
    private static readonly double[] Two = [2, 2];

    /// <summary>Bilinear ×2 with half-pixel centres. By factor, not by size, so that a traced network keeps its height and width free.</summary>
    public static Tensor Double(Tensor x) =>
        functional.interpolate(x, scale_factor: Two, mode: InterpolationMode.Bilinear, align_corners: false);

    /// <summary>Bilinear ×2 that keeps the centres of the corner pixels where they are.</summary>
    public static Tensor DoubleAligned(Tensor x) =>
        functional.interpolate(x, scale_factor: Two, mode: InterpolationMode.Bilinear, align_corners: true);

    /// <summary>Each pixel four times.</summary>
    public static Tensor DoubleNearest(Tensor x) => functional.interpolate(x, scale_factor: Two, mode: InterpolationMode.Nearest);
}
