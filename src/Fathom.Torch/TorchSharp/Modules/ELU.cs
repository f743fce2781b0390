using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x above 0, else alpha · (e^x - 1).</summary>
public sealed class ELU : Module<Tensor, Tensor>
{
    private readonly double alpha;

    internal ELU(double alpha) : base(nameof(ELU)) => this.alpha = alpha;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.elu(input, alpha);
}
