using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>max(x, 0).</summary>
public sealed class ReLU : Module<Tensor, Tensor>
{
    private readonly bool inplace;

    internal ReLU(bool inplace) : base(nameof(ReLU)) => this.inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.relu(input, inplace);
}
