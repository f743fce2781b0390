namespace Fathom.Datasets;

/// <summary>A file that holds a frame's picture: PNG, JPEG or TIFF, unless a data set keeps its pictures in another way.</summary>
/// <param name="Path">The file.</param>
public record FramePicture(string Path)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FathomException">The file is missing, damaged or of another kind.</exception>
    public virtual Image Read() => Image.Load(Path);

    /// <summary>Its size in pixels once it is read, from the header alone.</summary>
    /// <exception cref="FathomException">As for <see cref="Read"/>.</exception>
    public virtual (int Width, int Height) Size() => PictureHeader.Load(Path).UprightSize;
}
