using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other.</summary>
public class Sequential : Module<Tensor, Tensor>
{
    private readonly List<Module<Tensor, Tensor>> parts = [];

    /// <summary>Modules under names.</summary>
    protected internal Sequential(params IEnumerable<(string name, Module<Tensor, Tensor> module)> modules) : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
            append(name, module);
    }

    /// <summary>Modules under their places as names.</summary>
    protected internal Sequential(params IEnumerable<Module<Tensor, Tensor>> modules) : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    /// <summary>Number of modules.</summary>
    public int Count => parts.Count;

    /// <summary>The module at a place.</summary>
    public Module<Tensor, Tensor> this[int index] => parts[index];

    /// <summary>Adds a module at the end, under its place as name.</summary>
    public Sequential append(Module<Tensor, Tensor> module) => append($"{parts.Count}", module);

    /// <summary>Adds a module at the end.</summary>
    public Sequential append(string name, Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        parts.Add(module);
        return this;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = input;
        foreach (var part in parts)
            x = part.call(x);
        // Without parts, the output is a handle of its own, as it is with parts.
        return (parts.Count == 0 ? input.alias() : x).MoveToOuterDisposeScope();
    }
}
