namespace Fathom;

public sealed partial class PointCloud
{
    /// <summary>Writes the points atomically as binary glTF 2.0, for viewers and the web. Axes become glTF's: x right, y up, the camera looking along −z.</summary>
    /// <remarks>Colours are shown as they are, without light (KHR_materials_unlit); glTF wants them linear, so they are stored in 16 bits.</remarks>
    /// <param name="path">The file to write.</param>
    /// <exception cref="FathomException">There are no points, or infinite ones, which glTF cannot say, or more than 4 GiB of them.</exception>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public void SaveGlb(string path)
    {
        if (Count == 0)
            throw new FathomException($"{path}: no points to write. Every depth of the map was unknown or infinite.");
        if (Array.Exists(Positions, value => !float.IsFinite(value)))
            throw new FathomException($"{path}: a point is not finite, which glTF cannot say. Leave such points out.");
        AtomicFile.Write(path, stream => GlbWriter.Write(this, stream));
    }
}
