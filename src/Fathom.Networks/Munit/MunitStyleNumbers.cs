using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's perceptron from a style to the decoder's numbers: N×8×1×1 → 256 → 256 → N×4096, ReLU between.</summary>
internal sealed class MunitStyleNumbers : Module<Tensor, Tensor>
{
    private readonly Linear fc0;
    private readonly Linear fc1;
    private readonly Linear fc2;

    public MunitStyleNumbers() : base(nameof(MunitStyleNumbers))
    {
        fc0 = Linear(MunitGenerator.StyleNumbers, 256);
        fc1 = Linear(256, 256);
        fc2 = Linear(256, MunitDecoder.StyleWidth);
        register_module("model", ModuleList(new NamedParts(("fc", fc0)), new NamedParts(("fc", fc1)), new NamedParts(("fc", fc2))));
    }

    public override Tensor forward(Tensor style)
    {
        using var scope = NewDisposeScope();
        var x = fc0.call(style.flatten(1)).relu_();
        x = fc1.call(x).relu_();
        return fc2.call(x).MoveToOuterDisposeScope();
    }
}
