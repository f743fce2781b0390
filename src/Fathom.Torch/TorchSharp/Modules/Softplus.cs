using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>log(1 + e^(beta · x)) / beta.</summary>
public sealed class Softplus : Module<Tensor, Tensor>
{
    private readonly double beta;
    private readonly double threshold;

    internal Softplus(double beta, double threshold) : base(nameof(Softplus)) => (this.beta, this.threshold) = (beta, threshold);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.softplus(input, beta, threshold);
}
