using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Makes one dimension of several.</summary>
public sealed class Flatten : Module<Tensor, Tensor>
{
    private readonly long startDim;
    private readonly long endDim;

    internal Flatten(long startDim, long endDim) : base(nameof(Flatten)) => (this.startDim, this.endDim) = (startDim, endDim);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(startDim, endDim);
}
