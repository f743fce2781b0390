using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Drops whole channels at random and scales the others up, while training.</summary>
public sealed class Dropout2d : Module<Tensor, Tensor>
{
    private readonly double p;

    internal Dropout2d(double p) : base(nameof(Dropout2d)) => this.p = p;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.dropout2d(input, p, training);
}
