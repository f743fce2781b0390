using Fathom.Datasets.Kitti;
using Fathom.Datasets.VirtualKitti;

namespace Fathom.Datasets;

/// <summary>Every layout that is read.</summary>
public static class DatasetLayouts
{
    /// <summary>All, in order of names.</summary>
    public static IReadOnlyList<DatasetLayout> All { get; } =
    [
        WithSplit("kitti-raw", "KITTI raw (Geiger et al. 2013), laser depth along the scanner's axis as Monodepth2", "DATE/DRIVE/image_02/data/NUMBER.png, DATE/DRIVE/velodyne_points/data/NUMBER.bin, DATE/calib_cam_to_cam.txt", (root, split) => new KittiRaw(root).Read(split)),
        Whole("manifest", "any pictures with depth: a file of JSON lines", "FILE.jsonl, one {…} a line", Manifest.Read),
        Whole("sintel", "MPI Sintel (Butler et al. 2012)", "training/final/SCENE/frame_0001.png, training/depth/SCENE/frame_0001.dpt", root => Sintel.Read(root)),
        Whole("tum-rgbd", "TUM RGB-D (Sturm et al. 2012), one sequence", "rgb.txt, depth.txt, groundtruth.txt, rgb/TIME.png, depth/TIME.png", TumRgbd.Read),
        WithSplit("vkitti1", "Virtual KITTI 1.3.1 (Gaidon et al. 2016)", "rgb/SCENE/VARIATION/00000.png, depth/SCENE/VARIATION/00000.png", VirtualKitti1.Read),
        Whole("vkitti2", "Virtual KITTI 2 (Cabon et al. 2020), and worlds that Fathom rendered", "SceneNN/VARIATION/frames/rgb/Camera_0/rgb_00000.jpg, SceneNN/VARIATION/intrinsic.txt", VirtualKitti2.Read),
    ];

    /// <summary>The layout of a name.</summary>
    /// <exception cref="FathomException">There is none of it.</exception>
    public static DatasetLayout Find(string name) =>
        All.FirstOrDefault(layout => layout.Name == name) ?? throw new FathomException($"There is no layout '{name}'. {Suggestion.For(name, All.Select(layout => layout.Name))}");

    private static DatasetLayout Whole(string name, string title, string tree, Func<string, IEnumerable<DatasetFrame>> read) => new(name, title, tree, (root, _) => read(root));

    private static DatasetLayout WithSplit(string name, string title, string tree, Func<string, string, IEnumerable<DatasetFrame>> read, string? split = null) =>
        new(name, title, tree, (root, given) => read(root, given ?? split ?? throw new FathomException($"{name} is read by a list of frames. Name one, or a file of your own, with --split."))) { DefaultSplit = split, HasSplits = true };
}
