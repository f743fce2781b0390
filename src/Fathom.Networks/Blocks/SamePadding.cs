using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>TensorFlow's "SAME" padding: where the zeros cannot be shared out evenly, the extra row and column lie at the bottom and on the right.</summary>
internal static class SamePadding
{
    /// <summary>N×C×H×W with the zeros around that a convolution needs to give ⌈H/stride⌉×⌈W/stride⌉.</summary>
    // libtorch's own padding is symmetric: it would move every feature half a pixel away from where the published weights expect it.
    public static Tensor Pad(Tensor x, long kernel, long stride)
    {
        var (left, right) = Sides(x.size(3), kernel, stride);
        var (top, bottom) = Sides(x.size(2), kernel, stride);
        return functional.pad(x, [left, right, top, bottom], PaddingModes.Constant, 0);
    }

    private static (long Before, long After) Sides(long size, long kernel, long stride)
    {
        var all = Math.Max(((size + stride - 1) / stride - 1) * stride + kernel - size, 0);
        return (all / 2, all - all / 2);
    }
}
