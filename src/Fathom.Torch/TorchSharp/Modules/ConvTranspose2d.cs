using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The transpose of a convolution of pictures, which enlarges: N×C×H×W to N×O×h×w, h = (H − 1) · stride − 2 · padding + dilation · (kernel − 1) + output padding + 1.</summary>
public sealed class ConvTranspose2d : Module<Tensor, Tensor>
{
    private readonly long[] stride;
    private readonly long[] padding;
    private readonly long[] outputPadding;
    private readonly long[] dilation;
    private readonly long groups;

    internal ConvTranspose2d(long inChannels, long outChannels, (long, long) kernelSize, (long, long) stride, (long, long) padding, (long, long) outputPadding, (long, long) dilation,
        PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype) : base(nameof(ConvTranspose2d))
    {
        if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
            throw new ArgumentException($"{inChannels} and {outChannels} channels cannot be split into {groups} groups.", nameof(groups));
        if (paddingMode != PaddingModes.Zeros)
            throw new ArgumentException($"A transposed convolution pads with zeros only, not {paddingMode}.", nameof(paddingMode));
        (this.stride, this.padding, this.outputPadding, this.dilation, this.groups) = (Pair(stride), Pair(padding), Pair(outputPadding), Pair(dilation), groups);
        weight = new Parameter(empty([inChannels, outChannels / groups, kernelSize.Item1, kernelSize.Item2], dtype, device));
        register_parameter(nameof(weight), weight);
        this.bias = bias ? new Parameter(empty(outChannels, dtype, device)) : null;
        register_parameter(nameof(this.bias), this.bias);
        FirstValues.Set(weight, this.bias);
    }

    /// <summary>C×(O / groups)×h×w.</summary>
    public Parameter weight { get; }

    /// <summary>O, or null.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.conv_transpose2d(input, weight, bias, stride, padding, outputPadding, dilation, groups);

    private static long[] Pair((long, long) values) => [values.Item1, values.Item2];
}
