namespace Fathom.Training;

/// <summary>Rendered scenes on disk, so that a resumed training, or another one on the same worlds, does not render them again. The samples are the same with it and without.</summary>
/// <param name="Folder">A folder of its own; created where missing.</param>
public sealed record CacheRecipe(string Folder)
{
    /// <summary>Most that it may take, in GiB; the least recently used scenes go first. A scene of 320×192 takes about 0.3 MB.</summary>
    public double GiB { get; init; } = 10;
}
