using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Resizes what is behind N×C (see <see cref="functional.interpolate"/>).</summary>
public sealed class Upsample : Module<Tensor, Tensor>
{
    private readonly long[]? size;
    private readonly double[]? scaleFactor;
    private readonly InterpolationMode mode;
    private readonly bool? alignCorners;
    private readonly bool recompute;

    internal Upsample(long[]? size, double[]? scaleFactor, UpsampleMode mode, bool? alignCorners, bool recompute) : base(nameof(Upsample)) =>
        (this.size, this.scaleFactor, this.mode, this.alignCorners, this.recompute) = (size, scaleFactor, (InterpolationMode)mode, alignCorners, recompute);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.interpolate(input, size, scaleFactor, mode, alignCorners, recompute);
}
