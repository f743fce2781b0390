namespace Fathom.Datasets;

/// <summary>A file that holds a frame's picture: PNG, JPEG or TIFF, unless a data set keeps its pictures in another way.</summary>
/// <param name="Path">The file.</param>
public record FramePicture(string Path)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FathomException">The file is missing, damaged or of another kind.</exception>
    public virtual Image Read() => Image.Load(Path);
}
