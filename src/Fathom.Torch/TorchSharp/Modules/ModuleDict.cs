using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules under names, in the order in which they were added.</summary>
/// <typeparam name="T">What the modules have in common.</typeparam>
public class ModuleDict<T> : Module, IReadOnlyDictionary<string, T> where T : Module
{
    private readonly OrderedDictionary<string, T> parts = [];

    internal ModuleDict(IEnumerable<(string name, T module)> modules) : base(nameof(ModuleDict<T>))
    {
        foreach (var (name, module) in modules)
            Add(name, module);
    }

    /// <inheritdoc/>
    public int Count => parts.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => parts.Keys;

    /// <inheritdoc/>
    public IEnumerable<T> Values => parts.Values;

    /// <inheritdoc/>
    public T this[string key] => parts[key];

    /// <summary>Adds a module at the end.</summary>
    /// <exception cref="ArgumentException">The name is taken, empty, or has a dot.</exception>
    public void Add(string key, T value)
    {
        register_module(key, value);
        parts.Add(key, value);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => parts.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => parts.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => parts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
