using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What normalizations by channel have in common: a learned scale and shift, and running statistics. N×C×H×W, shape kept.</summary>
public abstract class NormBase : Module<Tensor, Tensor>
{
    private protected NormBase(string name, long features, double eps, double momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype) : base(name)
    {
        (Eps, Momentum) = (eps, momentum);
        weight = affine ? new Parameter(ones(features, dtype, device)) : null;
        bias = affine ? new Parameter(zeros(features, dtype, device)) : null;
        running_mean = trackRunningStats ? zeros(features, dtype, device) : null;
        running_var = trackRunningStats ? ones(features, dtype, device) : null;
        num_batches_tracked = trackRunningStats ? zeros([], ScalarType.Int64, device) : null;
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
        register_buffer(nameof(running_mean), running_mean);
        register_buffer(nameof(running_var), running_var);
        register_buffer(nameof(num_batches_tracked), num_batches_tracked);
    }

    /// <summary>C, or null.</summary>
    public Parameter? weight { get; }

    /// <summary>C, or null.</summary>
    public Parameter? bias { get; }

    /// <summary>C: running mean, or null.</summary>
    public Tensor? running_mean { get; }

    /// <summary>C: running variance, or null.</summary>
    public Tensor? running_var { get; }

    /// <summary>Number of batches that <see cref="BatchNorm2d"/> saw in training; 0 in <see cref="InstanceNorm2d"/>, as in PyTorch; null where there are no running statistics.</summary>
    public Tensor? num_batches_tracked { get; }

    private protected double Eps { get; }

    private protected double Momentum { get; }

    /// <summary>Whether to normalise by what is fed, not by the running statistics.</summary>
    private protected bool UsesInputStatistics => training || running_mean is null;
}
