namespace Fathom;

public sealed partial class PointCloud
{
    /// <summary>Writes the points atomically as PLY: binary little endian, x y z as floats, red green blue as bytes.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public void SavePly(string path) => AtomicFile.Write(path, stream => PlyCodec.Write(this, stream));

    /// <summary>Reads the vertices of a binary little-endian PLY file; what else it holds (faces, normals) is passed over.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="budget">Limits: a point counts as a pixel; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, truncated, damaged, too large, or no binary PLY with x y z; see <see cref="PictureException.Problem"/>.</exception>
    public static PointCloud LoadPly(string path, PixelBudget? budget = null) => PlyCodec.Read(PictureFile.Read(path, budget), path, budget ?? PixelBudget.Default);
}
