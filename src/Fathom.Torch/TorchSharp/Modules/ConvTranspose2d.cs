using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The transpose of a convolution of pictures, which enlarges: N×C×H×W to N×O×h×w, h = (H − 1) · stride − 2 · padding + dilation · (kernel − 1) + output padding + 1.</summary>
public sealed class ConvTranspose2d : Convolution
{
    private readonly long[] outputPadding;

    internal ConvTranspose2d(long inChannels, long outChannels, (long, long) kernelSize, (long, long) stride, (long, long) padding, (long, long) outputPadding, (long, long) dilation,
        PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), inChannels, outChannels, kernelSize, stride, padding, dilation, groups, outChannels, bias, device, dtype)
    {
        if (paddingMode != PaddingModes.Zeros)
            throw new ArgumentException($"A transposed convolution pads with zeros only, not {paddingMode}.", nameof(paddingMode));
        this.outputPadding = functional.Pair(outputPadding);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.conv_transpose2d(input, weight, bias, Stride, Padding, outputPadding, Dilation, Groups);
}
