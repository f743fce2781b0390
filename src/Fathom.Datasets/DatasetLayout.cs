namespace Fathom.Datasets;

/// <summary>How a data set lies on the disk, and its reader.</summary>
/// <param name="Name">What the command line and protocols call it, e.g. <c>kitti-raw</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Tree">Its files, for people: paths below the root; what varies stands in capitals.</param>
/// <param name="Read">Root and, where one is needed or given, split (a name or a file) → frames as they are asked for. Throws <see cref="FathomException"/> where something is missing or wrong.</param>
public sealed record DatasetLayout(string Name, string Title, string Tree, Func<string, string?, IEnumerable<DatasetFrame>> Read)
{
    /// <summary>The split that is read where none is given; null where the layout has no splits, or one must be given.</summary>
    public string? DefaultSplit { get; init; }
}
