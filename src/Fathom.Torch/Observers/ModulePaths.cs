using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>The dotted names of a network's modules, for observers that say where something happened.</summary>
internal sealed class ModulePaths(nn.Module root)
{
    private readonly Dictionary<nn.Module, string> names = Names(root);

    /// <summary>The name of the innermost module of the network that this thread is in; "" where that is the network itself, or none.</summary>
    public string Current
    {
        get
        {
            var called = Gate.Modules;
            for (var i = called.Count - 1; i >= 0; i--)
                if (names.TryGetValue(called[i], out var name))
                    return name;
            return "";
        }
    }

    private static Dictionary<nn.Module, string> Names(nn.Module root) =>
        root.named_modules().Prepend((name: "", module: root)).ToDictionary(entry => entry.module, entry => entry.name, (IEqualityComparer<nn.Module>)ReferenceEqualityComparer.Instance);
}
