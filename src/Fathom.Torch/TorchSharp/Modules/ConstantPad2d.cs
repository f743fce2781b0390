using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Adds a border of one value: N×C×H×W to N×C×(top+H+bottom)×(left+W+right).</summary>
public sealed class ConstantPad2d : Module<Tensor, Tensor>
{
    private readonly (long, long, long, long) padding;
    private readonly double value;

    internal ConstantPad2d((long, long, long, long) padding, double value) : base(nameof(ConstantPad2d)) => (this.padding, this.value) = (padding, value);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.pad(input, padding, PaddingModes.Constant, value);
}
