using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x limited to [0, 6].</summary>
public sealed class ReLU6 : Module<Tensor, Tensor>
{
    private readonly bool inplace;

    internal ReLU6(bool inplace) : base(nameof(ReLU6)) => this.inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.relu6(input, inplace);
}
