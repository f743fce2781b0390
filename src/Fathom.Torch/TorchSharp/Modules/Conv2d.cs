using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Convolution of pictures: N×C×H×W to N×O×h×w.</summary>
public sealed class Conv2d : Convolution
{
    private readonly PaddingModes paddingMode;

    internal Conv2d(long inChannels, long outChannels, (long, long) kernelSize, (long, long) stride, (long, long) padding, (long, long) dilation,
        PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), outChannels, inChannels, kernelSize, stride, padding, dilation, groups, outChannels, bias, device, dtype) =>
        this.paddingMode = paddingMode;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (paddingMode == PaddingModes.Zeros)
            return functional.conv2d(input, weight, bias, Stride, Padding, Dilation, Groups);
        using var padded = functional.pad(input, (Padding[1], Padding[1], Padding[0], Padding[0]), paddingMode);
        return functional.conv2d(padded, weight, bias, Stride, [0], Dilation, Groups);
    }
}
