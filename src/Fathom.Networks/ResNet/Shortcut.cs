using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>The way around a residual block.</summary>
internal static class Shortcut
{
    /// <summary>A 1×1 convolution with batch normalisation, or null where the block keeps the shape and its input itself is added.</summary>
    public static Sequential? Between(long input, long output, long stride) =>
        stride == 1 && input == output ? null : Sequential(Conv2d(input, output, 1, stride: stride, bias: false), BatchNorm2d(output));
}
