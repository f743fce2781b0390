using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x above 0, else weight · x, with a weight that is learned: one, or one a channel.</summary>
public sealed class PReLU : Module<Tensor, Tensor>
{
    internal PReLU(long parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    {
        weight = new Parameter(full([parameters], init, dtype ?? ScalarType.Float32, device));
        register_parameter(nameof(weight), weight);
    }

    /// <summary>One value, or C.</summary>
    public Parameter weight { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.prelu(input, weight);
}
