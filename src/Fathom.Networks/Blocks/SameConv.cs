using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Convolutions with TensorFlow's "SAME" padding, of the MobileNets and EfficientNets that were converted from TensorFlow.</summary>
internal static class SameConv
{
    /// <summary>A convolution for <see cref="Apply"/>: it pads by itself only where "SAME" is symmetric.</summary>
    public static Conv2d Create(long input, long output, long kernel, long stride = 1, long groups = 1, bool bias = false) =>
        Conv2d(input, output, kernel, stride: stride, padding: stride == 1 ? kernel / 2 : 0, groups: groups, bias: bias);

    /// <summary>N×Cin×H×W → N×Cout×⌈H/stride⌉×⌈W/stride⌉.</summary>
    public static Tensor Apply(Conv2d conv, Tensor x, long stride)
    {
        if (stride == 1)
            return conv.call(x);
        using var padded = SamePadding.Pad(x, conv.weight.size(2), stride);
        return conv.call(padded);
    }
}
