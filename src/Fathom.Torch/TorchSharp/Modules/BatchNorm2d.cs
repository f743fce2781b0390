using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Batch normalization of N×C×H×W, channel by channel (Ioffe and Szegedy 2015).</summary>
public sealed class BatchNorm2d : NormBase
{
    internal BatchNorm2d(long features, double eps, double momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype)
        : base(nameof(BatchNorm2d), features, eps, momentum, affine, trackRunningStats, device, dtype) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (training)
            num_batches_tracked?.add_(1);
        return functional.batch_norm(input, running_mean, running_var, weight, bias, UsesInputStatistics, Momentum, Eps);
    }
}
