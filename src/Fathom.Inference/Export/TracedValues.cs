using static TorchSharp.torch;

namespace Fathom.Inference.Export;

/// <summary>Which value of the graph each piece of memory holds at this moment of the trace. All memory that it knows stays allocated until it is disposed, so that no address is given away twice.</summary>
internal sealed class TracedValues : IDisposable
{
    // Null: overwritten through another view.
    private readonly Dictionary<MemoryRegion, string?> names = [];
    private readonly List<Tensor> keepers = [];

    /// <summary>Says that <paramref name="tensor"/> now holds what the graph calls <paramref name="name"/>.</summary>
    public void Bind(Tensor tensor, string name)
    {
        var (region, keeper) = MemoryRegion.Keep(tensor);
        keepers.Add(keeper);
        names[region] = name;
    }

    /// <summary>Says that an operator wrote to <paramref name="tensor"/>: what else shares its memory has changed with it, and no node says how.</summary>
    public void Overwrite(Tensor tensor)
    {
        var written = MemoryRegion.Of(tensor);
        foreach (var region in names.Keys.Where(region => region != written && region.Overlaps(written)).ToList())
            names[region] = null;
    }

    /// <summary>True for a tensor that depends on the input.</summary>
    public bool Contains(Tensor tensor) => names.ContainsKey(MemoryRegion.Of(tensor));

    /// <summary>The graph's name for a tensor that depends on the input; null where it was overwritten through another view.</summary>
    public string? NameOf(Tensor tensor) => names[MemoryRegion.Of(tensor)];

    /// <inheritdoc/>
    public void Dispose() => keepers.ForEach(keeper => keeper.Dispose());
}
