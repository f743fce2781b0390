using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>TensorFlow's "SAME" padding for 3×3 convolutions at stride 2 on even sizes: the one extra row and column lie at the bottom and on the right.</summary>
internal static class SamePadding
{
    // libtorch's own padding is symmetric: it would move every feature half a pixel away from where the given weights expect it.
    private static readonly long[] RightAndBottom = [0, 1, 0, 1];

    /// <summary>N×C×H×W → N×C×(H+1)×(W+1), zeros added.</summary>
    public static Tensor Pad(Tensor x) => functional.pad(x, RightAndBottom, PaddingModes.Constant, 0);
}
