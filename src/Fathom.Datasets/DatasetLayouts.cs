using Fathom.Datasets.Kitti;
using Fathom.Datasets.Nyu;
using Fathom.Datasets.RobotCar;
using Fathom.Datasets.VirtualKitti;

namespace Fathom.Datasets;

/// <summary>Every layout that is read.</summary>
public static class DatasetLayouts
{
    /// <summary>All, in order of names.</summary>
    public static IReadOnlyList<DatasetLayout> All { get; } =
    [
        Whole("apolloscape", "ApolloScape stereo (Huang et al. 2018)", "stereo_train_001/camera_5/NAME.jpg, stereo_train_001/disparity/NAME.png", ApolloScape.Read),
        Whole("blended-mvs", "BlendedMVS (Yao et al. 2020)", "SCENE/blended_images/NAME.jpg, SCENE/rendered_depth_maps/NAME.pfm", BlendedMvs.Read),
        Whole("diml-indoor", "DIML indoor (Kim et al. 2018)", "SCENE/color/NAME_c.png", Diml.ReadIndoor),
        Whole("diml-outdoor", "DIML outdoor (Kim et al. 2018)", "outleft/NAME.png", Diml.ReadOutdoor),
        new("diw", "Depth in the Wild (Chen et al. 2016), pairs of points", "DIW_Annotations/DIW_test.csv, DIW_test/NAME.thumb", Diw.Read),
        Whole("eth3d", "ETH3D (Schöps et al. 2017), high resolution", "SCENE/images/dslr_images/NAME.JPG, SCENE/ground_truth_depth/dslr_images/NAME.JPG", Eth3d.Read),
        OneOf("hrwsi", "HRWSI (Xian et al. 2020)", "val/imgs/NAME.jpg, val/gts/NAME.png, val/valid_masks/NAME.png", Hrwsi.Read, "val"),
        Whole("irs", "IRS (Wang et al. 2021), indoor stereo", "CLASS/SCENE/l_1.png, CLASS/SCENE/d_1.exr", Irs.Read),
        WithSplit("kitti-improved", "KITTI raw with improved ground truth (Uhrig et al. 2017)", "DATE/DRIVE/image_02/data/NUMBER.png, val/DRIVE/proj_depth/groundtruth/image_02/NUMBER.png", (root, split) => new KittiRaw(root) { Improved = root }.Read(split)),
        WithSplit("kitti-odometry", "KITTI odometry (Geiger et al. 2012); the split is a sequence, e.g. 09", "sequences/09/image_2/NUMBER.png, poses/09.txt", (root, sequence) => KittiOdometry.Read(root, sequence)),
        WithSplit("kitti-raw", "KITTI raw (Geiger et al. 2013), laser depth along the scanner's axis as Monodepth2", "DATE/DRIVE/image_02/data/NUMBER.png, DATE/DRIVE/velodyne_points/data/NUMBER.bin, DATE/calib_cam_to_cam.txt", (root, split) => new KittiRaw(root).Read(split)),
        OneOf("kitti-s2r", "KITTI raw, laser depth along the camera's axis as S2R-DepthNet", "as kitti-raw", KittiS2R.Read, "kitti_s2r_test"),
        Whole("kitti-selection", "KITTI's selected frames for depth", "image/NAME.png, groundtruth_depth/NAME.png, intrinsics/NAME.txt", KittiSelection.Read),
        Whole("manifest", "any pictures, with or without depth: a file of JSON lines", "FILE.jsonl, one {…} a line", Manifest.Read),
        Whole("megadepth", "MegaDepth (Li and Snavely 2018); ordinal files are left out", "SCENE/dense0/imgs/NAME.jpg, SCENE/dense0/depths/NAME.h5", root => MegaDepth.Read(root)),
        OneOf("nyu-mat", "NYU Depth v2 (Silberman et al. 2012), the labelled file; raw depth of the test split", "nyu_depth_v2_labeled.mat, splits.mat", ReadLabelled, "test"),
        OneOf("nyu-s2r", "NYU Depth v2 as PNGs with a list (Hu et al. 2019)", "nyu2_test.csv, data/nyu2_test/00000_colors.png", (root, list) => NyuDepthV2.ReadPngs(root, File.Exists(list) ? list : Path.Combine(root, list)), "nyu2_test.csv"),
        Whole("nyu-scenes", "NYU Depth v2 in folders of scenes, as BTS", "SCENE/rgb_00000.jpg, SCENE/sync_depth_00000.png", NyuDepthV2.ReadScenes),
        Whole("pictures", "a folder of pictures without depth, one sequence", "NAME.jpg, NAME.png", PictureFolder.Read),
        Whole("redweb", "ReDWeb (Xian et al. 2018)", "Imgs/NAME.jpg, RDs/NAME.png", ReDWeb.Read),
        WithSplit("robotcar-adds", "Oxford RobotCar as ADDS-DepthNet prepared it (Liu et al. 2021)", "day_val_451/NUMBER.png, day_val_451_gt/NUMBER.png", RobotCarAdds.Read),
        Whole("robotcar-raw", "Oxford RobotCar (Maddern et al. 2017), one sequence; the SDK beside it as 'sdk'", "stereo/left/TIME.png, stereo.timestamps, vo/vo.csv, lms_front/TIME.bin", root => new RobotCarRaw(root, Sdk(root)).Read()),
        OneOf("sintel", "MPI Sintel (Butler et al. 2012); the split is final or clean", "training/final/SCENE/frame_0001.png, training/depth/SCENE/frame_0001.dpt", (root, pass) => Sintel.Read(root, pass), "final"),
        WithSplit("suncg", "SUNCG (Song et al. 2017) as T2Net packed it", "trainA_SYN10/trainA_SYN10/NAME.png, trainC_SYN10/trainC_SYN10/NAME.png", (root, list) => Suncg.Read(root, list)),
        OneOf("tartanair", "TartanAir (Wang et al. 2020); the split is Easy or Hard", "SCENE/Easy/image_left/P000/image_left/NAME.png", TartanAir.Read, "Easy"),
        Whole("tum-rgbd", "TUM RGB-D (Sturm et al. 2012), one sequence", "rgb.txt, depth.txt, groundtruth.txt, rgb/TIME.png, depth/TIME.png", TumRgbd.Read),
        Whole("video", "a video file, without depth", "FILE.mp4", VideoFrames.Read),
        WithSplit("vkitti1", "Virtual KITTI 1.3.1 (Gaidon et al. 2016)", "rgb/SCENE/VARIATION/00000.png, depth/SCENE/VARIATION/00000.png", VirtualKitti1.Read),
        Whole("vkitti2", "Virtual KITTI 2 (Cabon et al. 2020), and worlds that Fathom rendered", "Scene01/VARIATION/frames/rgb/Camera_0/rgb_00000.jpg, Scene01/VARIATION/intrinsic.txt", VirtualKitti2.Read),
    ];

    /// <summary>The layout of a name.</summary>
    /// <exception cref="FathomException">There is none of it.</exception>
    public static DatasetLayout Find(string name) =>
        All.FirstOrDefault(layout => layout.Name == name) ?? throw new FathomException($"There is no layout '{name}'. {Suggestion.For(name, All.Select(layout => layout.Name))}");

    private static DatasetLayout Whole(string name, string title, string tree, Func<string, IEnumerable<DatasetFrame>> read) => new(name, title, tree, (root, split) => split is null
        ? read(root)
        : throw new FathomException($"{name} has no splits: leave out '{split}'."));

    private static DatasetLayout OneOf(string name, string title, string tree, Func<string, string, IEnumerable<DatasetFrame>> read, string split) =>
        new(name, title, tree, (root, given) => read(root, given ?? split)) { DefaultSplit = split };

    private static DatasetLayout WithSplit(string name, string title, string tree, Func<string, string, IEnumerable<DatasetFrame>> read) =>
        new(name, title, tree, (root, given) => read(root, given ?? throw new FathomException($"{name} is read by a list of frames. Name one, or a file of your own, with --split.")));

    // The folder of the two files, or the first of them.
    private static IEnumerable<DatasetFrame> ReadLabelled(string root, string split)
    {
        var labelled = Directory.Exists(root) ? Path.Combine(root, "nyu_depth_v2_labeled.mat") : root;
        return split == "all" ? NyuDepthV2.ReadLabelled(labelled)
            : split is "test" or "train" ? NyuDepthV2.ReadLabelled(labelled, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(labelled))!, "splits.mat"), split == "test" ? NyuSplit.Test : NyuSplit.Train)
            : NyuDepthV2.ReadLabelled(labelled, split);
    }

    private static string Sdk(string sequence)
    {
        string[] places = [Path.Combine(sequence, "sdk"), Path.Combine(sequence, "../sdk"), Path.Combine(sequence, "../robotcar-dataset-sdk")];
        return Array.Find(places, Directory.Exists) ?? throw new DatasetException(sequence, "the set's SDK is needed for its cameras: put it beside the sequence as 'sdk'.");
    }
}
