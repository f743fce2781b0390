namespace Fathom.Datasets;

/// <summary>
/// TartanAir (Wang et al. 2020), rendered flights: <c>ENVIRONMENT/Easy/P001/image_left/000000_left.png</c> (or, as unpacked by parts, <c>Easy/image_left/P001/image_left</c>), <c>depth_left/000000_left_depth.npy</c> in metres,
/// <c>image_right</c>, and <c>pose_left.txt</c>. All have one camera of 640×480 pixels and 90°, the right eye 0.25 m away.
/// </summary>
/// <remarks>Sky has a large depth, such as 10,000 m, instead of +∞.</remarks>
public static class TartanAir
{
    // From the camera's axes (x right, y down, z forward) to the set's (north-east-down: x forward, y right, z down).
    private static readonly Pose ToNed = Pose.FromRotation([0, 0, 1, 1, 0, 0, 0, 1, 0], default);

    /// <summary>Reads frames by environment, trajectory and number, as they are asked for.</summary>
    /// <param name="root">The folder of the environments.</param>
    /// <param name="difficulty">"Easy" or "Hard": how fast the camera moves.</param>
    /// <exception cref="DatasetException">There is no such folder (at once), or a line of poses is wrong (when its trajectory is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string difficulty = "Easy") =>
        LayoutFolder.Find(root, $"*/{difficulty}/P*/image_left/*_left.png", $"*/{difficulty}/image_left/P*/image_left/*_left.png").SelectMany(folder => Trajectory(root, difficulty, folder));

    private static IEnumerable<DatasetFrame> Trajectory(string root, string difficulty, string folder)
    {
        var relative = Path.GetRelativePath(root, folder);
        var names = relative.Split('/');
        var (environment, sequence) = (names[0], $"{names[0]}_{difficulty}_{names[^2]}");
        var pictures = LayoutFolder.Files(folder, "*_left.png").ToArray();
        var poses = Poses(Path.Combine(Path.GetDirectoryName(folder)!, "pose_left.txt"), pictures.Length);
        for (var i = 0; i < pictures.Length; i++)
        {
            var number = LayoutFolder.Stem(pictures[i])[..^"_left".Length];
            var right = Path.Combine(Part("image_right"), $"{number}_right.png");
            var hasRight = File.Exists(right);
            yield return new DatasetFrame
            {
                Name = $"{sequence}_{number}",
                Picture = new(pictures[i]),
                Depth = new FloatDepth(Path.Combine(Part("depth_left"), $"{number}_left_depth.npy"), DepthKind.MetricDepth),
                Sequence = sequence,
                Intrinsics = (320, 320, 320, 240),
                Pose = poses?[i],
                PreviousPicture = i > 0 ? new(pictures[i - 1]) : null,
                NextPicture = i + 1 < pictures.Length ? new(pictures[i + 1]) : null,
                OtherEye = hasRight ? new(right) : null,
                Baseline = hasRight ? 0.25 : 0,
                Place = environment,
                Condition = environment.EndsWith("_night", StringComparison.Ordinal) ? "night" : "",
            };
        }

        // What was unpacked by parts has the part's name in two places.
        string Part(string name) => Path.Combine(root, relative.Replace("image_left", name, StringComparison.Ordinal));
    }

    // Null where there is no such file; else as many as pictures.
    private static List<Pose>? Poses(string path, int count)
    {
        if (!File.Exists(path))
            return null;
        var poses = File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Take(count + 1).Select((line, i) => QuaternionPose.Read(DataText.Words(line), $"{path}, line {i + 1}") * ToNed).ToList();
        return poses.Count == count ? poses : throw new DatasetException(path, $"{(poses.Count > count ? "more" : poses.Count)} poses for {count} pictures.");
    }
}
