using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Largest of windows: N×C×H×W to N×C×h×w.</summary>
public sealed class MaxPool2d : Module<Tensor, Tensor>
{
    private readonly long[] kernelSize;
    private readonly long[]? stride;
    private readonly long[]? padding;
    private readonly long[]? dilation;
    private readonly bool ceilMode;

    internal MaxPool2d(long[] kernelSize, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode) : base(nameof(MaxPool2d)) =>
        (this.kernelSize, this.stride, this.padding, this.dilation, this.ceilMode) = (kernelSize, stride, padding, dilation, ceilMode);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.max_pool2d(input, kernelSize, stride, padding, dilation, ceilMode);
}
