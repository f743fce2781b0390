using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>How files compare with a network: which is which part, and what keeps them from being the network.</summary>
internal sealed class LayoutFit : IDisposable
{
    private readonly List<string> problems = [];

    /// <summary>Builds the network and compares.</summary>
    /// <param name="layout">The network's layout.</param>
    /// <param name="network">One of its names.</param>
    /// <param name="files">The files.</param>
    /// <param name="mayLeaveFiles">Files that are no part of it are no problem.</param>
    public LayoutFit(PublishedLayout layout, string network, IReadOnlyList<CheckpointFile> files, bool mayLeaveFiles)
    {
        (Layout, Network) = (layout, NetworkRegistry.Find(network));
        Module = Network.Build();
        var own = layout.Parts.ToDictionary(part => part, Own);
        var nearest = files.Select(file => (File: file, Fit: Nearest(file, own))).ToList();
        Unused = [.. nearest.Where(pair => pair.Fit is null).Select(pair => pair.File)];

        var parts = new List<PartFit>();
        foreach (var part in layout.Parts)
            if (Choose(part, [.. nearest.Select(pair => pair.Fit).OfType<PartFit>().Where(fit => fit.Part == part)]) is { } chosen)
                parts.Add(chosen);
        Parts = parts;
        if (!mayLeaveFiles)
            problems.AddRange(Unused.Select(Foreign));
    }

    public PublishedLayout Layout { get; }

    /// <summary>The network that was built: <see cref="Module"/>.</summary>
    public RegisteredNetwork Network { get; }

    public Module Module { get; }

    /// <summary>The files that are parts, in the layout's order.</summary>
    public IReadOnlyList<PartFit> Parts { get; }

    /// <summary>The files that are no part.</summary>
    public IReadOnlyList<CheckpointFile> Unused { get; }

    /// <summary>What keeps the files from being the network; empty where they are.</summary>
    public IReadOnlyList<string> Problems => problems;

    public bool IsComplete => problems.Count == 0;

    /// <summary>Complete, and nothing has to be left out that the publisher's files have not.</summary>
    public bool IsExact => IsComplete && Parts.All(part => part.IsExact);

    public void Dispose() => Module.Dispose();

    private Dictionary<string, CheckpointTensor> Own(PublishedPart part) => Module.state_dict()
        .Where(entry => entry.Key.StartsWith(part.Prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[part.Prefix.Length..], entry => new CheckpointTensor(entry.Value.dtype, entry.Value.shape));

    private static PartFit? Nearest(CheckpointFile file, Dictionary<PublishedPart, Dictionary<string, CheckpointTensor>> own) =>
        own.Select(entry => new PartFit(file, entry.Key, entry.Value)).Where(fit => fit.IsNear).MaxBy(fit => fit.Taken.Count);

    private PartFit? Choose(PublishedPart part, List<PartFit> fits)
    {
        // Of several, those that have more than is wanted, or less, are another network's.
        if (fits.Exists(fit => fit.Covers))
            fits.RemoveAll(fit => !fit.Covers);
        if (fits.Exists(fit => fit.IsExact))
            fits.RemoveAll(fit => !fit.IsExact);
        switch (fits)
        {
            case []:
                problems.Add($"its {part.Role} is missing");
                return null;
            case [var only]:
                if (!only.Covers)
                    problems.Add($"{only.File.Path}, as its {part.Role}, {only.Difference()}");
                return only;
            default:
                problems.Add($"{string.Join(" and ", fits.Select(fit => fit.File.Path))} are each its {part.Role}: give one of them");
                return null;
        }
    }

    private string Foreign(CheckpointFile file)
    {
        var known = string.Join(", ", Layout.Parts.Select(part => part.Role));
        return $"{file.Path} is none of its files ({known}); {Describe(file)}";
    }

    /// <summary>A file in words: how many tensors, and the first.</summary>
    public static string Describe(CheckpointFile file) =>
        file.Tensors.Count == 0 ? "it has no tensors" : $"it has {file.Tensors.Count} tensors, the first is {file.Tensors.First().Key}, {file.Tensors.First().Value}";
}
