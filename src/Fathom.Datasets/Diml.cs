namespace Fathom.Datasets;

/// <summary>
/// DIML/CVL RGB-D (Cho et al. 2021), 16-bit PNG in millimetres, 0 = not measured. Indoor, by a Kinect v2: <c>SCENE/color/NAME_c.png</c> and <c>SCENE/depth_filled/NAME_depth_filled.png</c>. Outdoor, by a ZED stereo camera and stereo matching:
/// <c>outleft/NAME.png</c> and <c>depthmap/NAME.png</c>. These are the layouts of the sample sets; how confident the matching was (<c>confidencemap</c>) is not looked at.
/// </summary>
public static class Diml
{
    /// <summary>Reads the indoor frames by scene and name, as they are asked for.</summary>
    /// <param name="root">The folder of the scenes, e.g. <c>indoor/test/HR</c>.</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> ReadIndoor(string root) => LayoutFolder.Find(root, "*/color/*_c.png").SelectMany(folder => LayoutFolder.Files(folder, "*_c.png")).Select(picture =>
    {
        var (scene, name) = (Path.GetDirectoryName(Path.GetDirectoryName(picture)!)!, LayoutFolder.Stem(picture)[..^"_c".Length]);
        return Frame($"{Path.GetFileName(scene)}_{name}", picture, Path.Combine(scene, "depth_filled", name + "_depth_filled.png"), "indoor");
    });

    /// <summary>Reads the outdoor frames by name, as they are asked for.</summary>
    /// <param name="root">The folder of <c>outleft</c>, e.g. <c>outdoor/test/HR</c>.</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> ReadOutdoor(string root) => LayoutFolder.Find(root, "outleft/*.png").SelectMany(folder => LayoutFolder.Files(folder, "*.png")).Select(picture =>
        Frame(LayoutFolder.Stem(picture), picture, Path.Combine(root, "depthmap", Path.GetFileName(picture)), "outdoor"));

    private static DatasetFrame Frame(string name, string picture, string depth, string place) => new() { Name = name, Picture = new(picture), Depth = new Png16Depth(depth, StepsPerMetre: 1000), Place = place };
}
