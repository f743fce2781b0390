using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Convolution of pictures: N×C×H×W to N×O×h×w.</summary>
public sealed class Conv2d : Module<Tensor, Tensor>
{
    private readonly long[] stride;
    private readonly long[] padding;
    private readonly long[] dilation;
    private readonly PaddingModes paddingMode;
    private readonly long groups;

    internal Conv2d(long inChannels, long outChannels, (long, long) kernelSize, (long, long) stride, (long, long) padding, (long, long) dilation,
        PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype) : base(nameof(Conv2d))
    {
        if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
            throw new ArgumentException($"{inChannels} and {outChannels} channels cannot be split into {groups} groups.", nameof(groups));
        (this.stride, this.padding, this.dilation) = (Pair(stride), Pair(padding), Pair(dilation));
        (this.paddingMode, this.groups) = (paddingMode, groups);

        weight = new Parameter(empty([outChannels, inChannels / groups, kernelSize.Item1, kernelSize.Item2], dtype, device));
        register_parameter(nameof(weight), weight);
        this.bias = bias ? new Parameter(empty(outChannels, dtype, device)) : null;
        register_parameter(nameof(this.bias), this.bias);
        FirstValues.Set(weight, this.bias);
    }

    /// <summary>O×(C / groups)×h×w.</summary>
    public Parameter weight { get; }

    /// <summary>O, or null.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (paddingMode == PaddingModes.Zeros)
            return functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
        using var padded = functional.pad(input, (padding[1], padding[1], padding[0], padding[0]), paddingMode);
        return functional.conv2d(padded, weight, bias, stride, [0], dilation, groups);
    }

    private static long[] Pair((long, long) values) => [values.Item1, values.Item2];
}
