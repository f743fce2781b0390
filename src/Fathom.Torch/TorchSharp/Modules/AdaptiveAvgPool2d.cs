using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Mean of as many windows as the output has pixels: N×C×H×W to N×C×h×w.</summary>
public sealed class AdaptiveAvgPool2d : Module<Tensor, Tensor>
{
    private readonly (long, long) outputSize;

    internal AdaptiveAvgPool2d((long, long) outputSize) : base(nameof(AdaptiveAvgPool2d)) => this.outputSize = outputSize;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.adaptive_avg_pool2d(input, outputSize);
}
