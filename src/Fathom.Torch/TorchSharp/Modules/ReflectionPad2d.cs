using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Adds a border that mirrors the picture at the centres of its edge pixels: N×C×H×W to N×C×(top+H+bottom)×(left+W+right).</summary>
public sealed class ReflectionPad2d : Module<Tensor, Tensor>
{
    private readonly (long, long, long, long) padding;

    internal ReflectionPad2d((long, long, long, long) padding) : base(nameof(ReflectionPad2d)) => this.padding = padding;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.pad(input, padding, PaddingModes.Reflect);
}
