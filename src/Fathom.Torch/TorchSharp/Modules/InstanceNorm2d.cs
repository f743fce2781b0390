using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalization of N×C×H×W, picture by picture and channel by channel (Ulyanov et al. 2016).</summary>
public sealed class InstanceNorm2d : NormBase
{
    internal InstanceNorm2d(long features, double eps, double momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype)
        : base(nameof(InstanceNorm2d), features, eps, momentum, affine, trackRunningStats, device, dtype) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        functional.instance_norm(input, running_mean, running_var, weight, bias, UsesInputStatistics, Momentum, Eps);
}
