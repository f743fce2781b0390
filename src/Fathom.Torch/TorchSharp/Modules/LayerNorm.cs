using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalization over the last dimensions (Ba et al. 2016).</summary>
public sealed class LayerNorm : Module<Tensor, Tensor>
{
    private readonly long[] normalizedShape;
    private readonly double eps;

    internal LayerNorm(long[] normalizedShape, double eps, bool elementwiseAffine, bool bias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
    {
        (this.normalizedShape, this.eps) = ([.. normalizedShape], eps);
        weight = elementwiseAffine ? new Parameter(ones(normalizedShape, dtype, device)) : null;
        this.bias = elementwiseAffine && bias ? new Parameter(zeros(normalizedShape, dtype, device)) : null;
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(this.bias), this.bias);
    }

    /// <summary>The normalized shape, or null.</summary>
    public Parameter? weight { get; }

    /// <summary>The normalized shape, or null.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.layer_norm(input, normalizedShape, weight, bias, eps);
}
