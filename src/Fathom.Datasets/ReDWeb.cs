namespace Fathom.Datasets;

/// <summary>
/// ReDWeb V1 (Xian et al. 2018): <c>Imgs/NAME.jpg</c> and <c>RDs/NAME.png</c>, 8-bit relative disparity that is stored the wrong way round, smaller = nearer; 255 = unknown. The values are −stored / 255, as MiDaS's authors turn them.
/// </summary>
public static class ReDWeb
{
    /// <summary>Reads frames by name, as they are asked for.</summary>
    /// <param name="root">The folder of <c>Imgs</c> and <c>RDs</c>.</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root) => LayoutFolder.Find(root, "Imgs/*").SelectMany(LayoutFolder.Pictures).Select(picture => new DatasetFrame
    {
        Name = LayoutFolder.Stem(picture),
        Picture = new(picture),
        Depth = new Grey8Depth(Path.Combine(root, "RDs", LayoutFolder.Stem(picture) + ".png"), DepthKind.AffineInverseDepth, -1.0 / 255) { Unknown = byte.MaxValue },
    });
}
