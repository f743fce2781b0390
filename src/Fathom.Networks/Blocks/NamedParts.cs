using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Modules under the names that a published file has for them, where those are not the names of fields. It computes nothing.</summary>
internal sealed class NamedParts : Module
{
    public NamedParts(params IEnumerable<(string Name, Module Part)> parts) : base(nameof(NamedParts))
    {
        foreach (var (name, part) in parts)
            register_module(name, part);
    }
}
