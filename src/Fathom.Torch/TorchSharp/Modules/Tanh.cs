using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Hyperbolic tangent.</summary>
public sealed class Tanh : Module<Tensor, Tensor>
{
    internal Tanh() : base(nameof(Tanh)) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.tanh(input);
}
