using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>A network with published weights in it.</summary>
public sealed class ImportedNetwork : IDisposable
{
    internal ImportedNetwork(RegisteredNetwork network, Module module, PublishedLayout layout, IReadOnlyList<PartFit> parts, IReadOnlyList<CheckpointFile> unused) =>
        (Network, Module, Layout, Parts, Unused) = (network, module, layout, parts, unused);

    /// <summary>Which it is.</summary>
    public RegisteredNetwork Network { get; }

    /// <summary>The network itself.</summary>
    public Module Module { get; }

    /// <summary>The layout of the files.</summary>
    public PublishedLayout Layout { get; }

    /// <summary>Which file became which part, in the layout's order.</summary>
    public IReadOnlyList<PartFit> Parts { get; }

    /// <summary>The files that were given and not needed.</summary>
    public IReadOnlyList<CheckpointFile> Unused { get; }

    /// <summary>The size in pixels of the pictures that it was trained on, where a file says so, as Monodepth2's encoder.pth does; else null.</summary>
    public (int Width, int Height)? InputSize => Parts.Select(part => (Side(part.File, "width"), Side(part.File, "height")))
        .Where(size => size is (not null, not null)).Select(size => ((int, int)?)(size.Item1!.Value, size.Item2!.Value)).FirstOrDefault();

    /// <summary>Disposes the network.</summary>
    public void Dispose() => Module.Dispose();

    private static int? Side(CheckpointFile file, string name) => PictureSide.Of(file.Extras.GetValueOrDefault(name));
}
