namespace Fathom.Datasets;

/// <summary>A file that holds a frame's depth, and what its numbers mean.</summary>
/// <param name="Path">The file.</param>
public abstract record DepthFile(string Path)
{
    /// <summary>The files that it is read from: <see cref="Path"/> first, masks after it.</summary>
    public virtual IReadOnlyList<string> Files => [Path];

    /// <summary>Whether the file says its size itself; a laser scan takes the picture's.</summary>
    public virtual bool HasSize => true;

    /// <summary>Reads it.</summary>
    /// <param name="width">Width of the frame's picture in pixels, for files without <see cref="HasSize"/>.</param>
    /// <param name="height">Its height.</param>
    /// <returns>The depth with its kind and mask; of the picture's size or of its own.</returns>
    /// <exception cref="FathomException">The file is missing, damaged or of another kind.</exception>
    public abstract DepthMap Read(int width, int height);
}
