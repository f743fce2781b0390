using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x · sigmoid(x).</summary>
public sealed class SiLU : Module<Tensor, Tensor>
{
    internal SiLU() : base(nameof(SiLU)) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.silu(input);
}
