using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What a convolution of pictures and its transpose have in common.</summary>
public abstract class Convolution : Module<Tensor, Tensor>
{
    // The weight's first two sizes are (first, second / groups): outputs and inputs, or in the transpose inputs and outputs.
    private protected Convolution(string name, long first, long second, (long, long) kernelSize, (long, long) stride, (long, long) padding, (long, long) dilation,
        long groups, long outChannels, bool bias, Device? device, ScalarType? dtype) : base(name)
    {
        if (groups < 1 || first % groups != 0 || second % groups != 0)
            throw new ArgumentException($"{first} and {second} channels cannot be split into {groups} groups.", nameof(groups));
        (Stride, Padding, Dilation, Groups) = (functional.Pair(stride), functional.Pair(padding), functional.Pair(dilation), groups);
        weight = new Parameter(empty([first, second / groups, kernelSize.Item1, kernelSize.Item2], dtype, device));
        register_parameter(nameof(weight), weight);
        this.bias = bias ? new Parameter(empty(outChannels, dtype, device)) : null;
        register_parameter(nameof(this.bias), this.bias);
        FirstValues.Set(weight, this.bias);
    }

    /// <summary>O×(C / groups)×h×w of C inputs and O outputs; of a transpose C×(O / groups)×h×w.</summary>
    public Parameter weight { get; }

    /// <summary>O, or null.</summary>
    public Parameter? bias { get; }

    private protected long[] Stride { get; }

    private protected long[] Padding { get; }

    private protected long[] Dilation { get; }

    private protected long Groups { get; }
}
