using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Mean of windows: N×C×H×W to N×C×h×w.</summary>
public sealed class AvgPool2d : Module<Tensor, Tensor>
{
    private readonly long[] kernelSize;
    private readonly long[]? stride;
    private readonly long[]? padding;
    private readonly bool ceilMode;
    private readonly bool countIncludePad;
    private readonly long? divisorOverride;

    internal AvgPool2d(long[] kernelSize, long[]? stride, long[]? padding, bool ceilMode, bool countIncludePad, long? divisorOverride) : base(nameof(AvgPool2d)) =>
        (this.kernelSize, this.stride, this.padding, this.ceilMode, this.countIncludePad, this.divisorOverride) = (kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.avg_pool2d(input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
}
