using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Drops elements at random and scales the others up, while training.</summary>
public sealed class Dropout : Module<Tensor, Tensor>
{
    private readonly double p;

    internal Dropout(double p) : base(nameof(Dropout)) => this.p = p;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.dropout(input, p, training);
}
