namespace Fathom.Datasets;

/// <summary>
/// BlendedMVS (Yao et al. 2020), pictures blended with renderings of their reconstruction: <c>SCENE/blended_images/00000000.jpg</c> (not <c>_masked.jpg</c>), <c>rendered_depth_maps/00000000.pfm</c>, 0 = nothing there, and
/// <c>cams/00000000_cam.txt</c>. Depth and the poses' translations are known up to a scale, another for each scene.
/// </summary>
public static class BlendedMvs
{
    /// <summary>Reads frames by scene and number, as they are asked for.</summary>
    /// <param name="root">The folder of the scenes.</param>
    /// <exception cref="DatasetException">There is no such folder (at once), or a camera is missing or wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root) =>
        LayoutFolder.Find(root, "*/blended_images/*").SelectMany(LayoutFolder.Pictures).Where(picture => !LayoutFolder.Stem(picture).EndsWith("_masked", StringComparison.Ordinal)).Select(picture =>
        {
            var (scene, number) = (Path.GetDirectoryName(Path.GetDirectoryName(picture)!)!, LayoutFolder.Stem(picture));
            var (pose, intrinsics) = Camera(Path.Combine(scene, "cams", number + "_cam.txt"));
            return new DatasetFrame
            {
                Name = $"{Path.GetFileName(scene)}_{number}",
                Picture = new(picture),
                Depth = new FloatDepth(Path.Combine(scene, "rendered_depth_maps", number + ".pfm"), DepthKind.RelativeDepth),
                Intrinsics = intrinsics,
                Pose = pose,
            };
        });

    // MVSNet's form: "extrinsic", world to camera, 4×4; "intrinsic", 3×3; then the range of depths.
    private static (Pose Pose, (double, double, double, double) Intrinsics) Camera(string path)
    {
        if (!File.Exists(path))
            throw new DatasetException(path, "there is no such file.");
        var words = File.ReadLines(path).Take(20).SelectMany(DataText.Words).ToArray();
        var n = new double[27];
        if (words.Length < n.Length || words[0] != "extrinsic" || words[17] != "intrinsic" || Enumerable.Range(1, 26).Any(i => i != 17 && !DataText.TryNumber(words[i], out n[i])))
            throw new DatasetException(path, "no camera of BlendedMVS: 'extrinsic' and 16 numbers, 'intrinsic' and 9.");
        if (!(n[18] > 0 && n[22] > 0))
            throw new DatasetException(path, $"its focal lengths are {n[18]} and {n[22]}.");
        try
        {
            return (Pose.FromMatrix(n.AsSpan(1, 16)).Inverse(), (n[18], n[22], n[20], n[23]));
        }
        catch (ArgumentException error)
        {
            throw new DatasetException(path, $"its extrinsic: {error.Message}", error);
        }
    }
}
