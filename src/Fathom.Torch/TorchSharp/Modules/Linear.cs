using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x · weightᵀ + bias: …×I to …×O.</summary>
public sealed class Linear : Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
    {
        weight = new Parameter(empty(outputSize, inputSize, dtype, device));
        register_parameter(nameof(weight), weight);
        bias = hasBias ? new Parameter(empty(outputSize, dtype, device)) : null;
        register_parameter(nameof(bias), bias);
        FirstValues.Set(weight, bias);
    }

    /// <summary>O×I.</summary>
    public Parameter weight { get; }

    /// <summary>O, or null.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.linear(input, weight, bias);
}
