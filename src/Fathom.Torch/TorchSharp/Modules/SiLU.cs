using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x · sigmoid(x).</summary>
public sealed class SiLU : Module<Tensor, Tensor>
{
    private readonly bool inplace;

    internal SiLU(bool inplace) : base(nameof(SiLU)) => this.inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.silu(input, inplace);
}
