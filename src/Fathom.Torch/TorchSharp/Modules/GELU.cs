using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x times the share of the normal distribution below x.</summary>
public sealed class GELU : Module<Tensor, Tensor>
{
    internal GELU() : base(nameof(GELU)) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.gelu(input);
}
