using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x above 0, else negative slope · x.</summary>
public sealed class LeakyReLU : Module<Tensor, Tensor>
{
    private readonly double negativeSlope;

    internal LeakyReLU(double negativeSlope) : base(nameof(LeakyReLU)) => this.negativeSlope = negativeSlope;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.leaky_relu(input, negativeSlope);
}
