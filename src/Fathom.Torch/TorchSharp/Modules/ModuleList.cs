using System.Collections;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules in a list, under their places as names.</summary>
/// <typeparam name="T">What the modules have in common.</typeparam>
public class ModuleList<T> : Module, IReadOnlyList<T> where T : Module
{
    private readonly List<T> parts = [];

    internal ModuleList(IEnumerable<T> modules) : base(nameof(ModuleList<T>))
    {
        foreach (var module in modules)
            append(module);
    }

    /// <inheritdoc/>
    public int Count => parts.Count;

    /// <inheritdoc/>
    public T this[int index] => parts[index];

    /// <summary>Adds a module at the end.</summary>
    public void append(T module)
    {
        register_module($"{parts.Count}", module);
        parts.Add(module);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => parts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
