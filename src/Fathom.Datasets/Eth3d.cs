namespace Fathom.Datasets;

/// <summary>
/// ETH3D's high-resolution set (Schöps et al. 2017): <c>SCENE/images/dslr_images/NAME.JPG</c> and <c>SCENE/ground_truth_depth/dslr_images/NAME.JPG</c>, which is no picture: see <see cref="Eth3dDepth"/>. MiDaS scores what is nearer than 72 m.
/// </summary>
/// <remarks>The pictures are the lens's, with its distortion, and so is their depth; so no frame has pinhole intrinsics.</remarks>
public static class Eth3d
{
    /// <summary>Reads frames by scene and name, as they are asked for.</summary>
    /// <param name="root">The folder of the scenes; pictures and depth are two downloads that unpack into the same.</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root) => LayoutFolder.Find(root, "*/images/dslr_images/*").SelectMany(LayoutFolder.Pictures).Select(picture =>
    {
        var scene = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(picture)!)!)!;
        return new DatasetFrame
        {
            Name = $"{Path.GetFileName(scene)}_{LayoutFolder.Stem(picture)}",
            Picture = new UnturnedPicture(picture),
            Depth = new Eth3dDepth(Path.Combine(scene, "ground_truth_depth/dslr_images", Path.GetFileName(picture))),
            Place = Path.GetFileName(scene),
            Cap = 72,
        };
    });
}
