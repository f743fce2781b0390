using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x above 0, else alpha · (e^x - 1).</summary>
public sealed class ELU : Module<Tensor, Tensor>
{
    private readonly double alpha;
    private readonly bool inplace;

    internal ELU(double alpha, bool inplace) : base(nameof(ELU)) => (this.alpha, this.inplace) = (alpha, inplace);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.elu(input, alpha, inplace);
}
