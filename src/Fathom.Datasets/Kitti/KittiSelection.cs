namespace Fathom.Datasets.Kitti;

/// <summary>KITTI's selected frames for depth (Uhrig et al. 2017): <c>image</c>, <c>groundtruth_depth</c> and <c>intrinsics</c> of <c>depth_selection/val_selection_cropped</c>, 1216×352; depth as 16-bit PNG, 256 steps a metre.</summary>
public static class KittiSelection
{
    /// <summary>Reads the frames in the order of their names, as they are asked for. Those of the anonymous test selection have no depth.</summary>
    /// <param name="root">The folder of <c>image</c>.</param>
    /// <exception cref="DatasetException">There is no such folder (at once), or a frame's intrinsics are missing or wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root)
    {
        var pictures = Path.Combine(root, "image");
        if (!Directory.Exists(pictures))
            throw new DatasetException(pictures, "there is no such folder. The root of the selection is val_selection_cropped, or test_depth_prediction_anonymous.");
        return Directory.EnumerateFiles(pictures, "*.png").Order(StringComparer.Ordinal).Select(picture =>
        {
            var name = Path.GetFileNameWithoutExtension(picture);
            // 2011_09_26_drive_0002_sync_image_0000000005_image_02: the first 'image' is what the file is, the second the camera.
            var at = name.IndexOf("_image_", StringComparison.Ordinal);
            var depth = at < 0 ? null : Path.Combine(root, "groundtruth_depth", $"{name[..at]}_groundtruth_depth_{name[(at + "_image_".Length)..]}.png");
            return new DatasetFrame
            {
                Name = name,
                Picture = new(picture),
                Depth = File.Exists(depth) ? new Png16Depth(depth, StepsPerMetre: 256) : null,
                Intrinsics = Intrinsics(Path.Combine(root, "intrinsics", name + ".txt")),
                Place = "street",
                Condition = "day",
                Cap = 80,
            };
        });
    }

    // A 3×3 matrix, row by row.
    private static (double Fx, double Fy, double Cx, double Cy) Intrinsics(string path)
    {
        var k = DataText.Numbers(path, 9);
        return k[0] > 0 && k[4] > 0 ? (k[0], k[4], k[2], k[5]) : throw new DatasetException(path, $"the focal lengths are {k[0]} and {k[4]}.");
    }
}
