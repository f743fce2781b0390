using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalization of N×C×H×W, picture by picture and channel by channel (Ulyanov et al. 2016).</summary>
public sealed class InstanceNorm2d : Module<Tensor, Tensor>
{
    private readonly double eps;
    private readonly double momentum;

    internal InstanceNorm2d(long features, double eps, double momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype) : base(nameof(InstanceNorm2d))
    {
        (this.eps, this.momentum) = (eps, momentum);
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

    /// <summary>Stays 0, as in PyTorch; null where there are no running statistics.</summary>
    public Tensor? num_batches_tracked { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        functional.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats: training || running_mean is null, momentum, eps);
}
