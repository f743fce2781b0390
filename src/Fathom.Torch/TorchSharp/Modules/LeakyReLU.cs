using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x above 0, else negative slope · x.</summary>
public sealed class LeakyReLU : Module<Tensor, Tensor>
{
    private readonly double negativeSlope;
    private readonly bool inplace;

    internal LeakyReLU(double negativeSlope, bool inplace) : base(nameof(LeakyReLU)) => (this.negativeSlope, this.inplace) = (negativeSlope, inplace);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.leaky_relu(input, negativeSlope, inplace);
}
