using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Inference.Tests;

/// <summary>A network made of a function. What it gives is brought to N×H×W by the mean over the channels.</summary>
internal sealed class LambdaNetwork : Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> function;

    public LambdaNetwork(Func<Tensor, Tensor> function, params (string Name, Module Module)[] children) : base(nameof(LambdaNetwork))
    {
        this.function = function;
        foreach (var (name, module) in children)
            register_module(name, module);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var output = function(input);
        return (output.shape.Length == 4 ? output.mean([1L]) : output).MoveToOuterDisposeScope();
    }
}
