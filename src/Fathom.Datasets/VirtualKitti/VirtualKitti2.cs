namespace Fathom.Datasets.VirtualKitti;

/// <summary>
/// Virtual KITTI 2 (Cabon et al. 2020), and what <c>fathom worlds render</c> writes: <c>Scene01/clone/frames/rgb/Camera_0/rgb_00000.jpg</c>, <c>depth</c> beside as 16-bit PNG in centimetres, 65535 the sky and all beyond;
/// <c>intrinsic.txt</c> and <c>extrinsic.txt</c> (world to camera) for each variation.
/// </summary>
public static class VirtualKitti2
{
    private static readonly string[] Weathers = ["day", "dusk", "night", "rain", "fog", "snow", "morning", "overcast", "sunset"];

    /// <summary>Reads frames by scene, variation, camera and number, as they are asked for.</summary>
    /// <param name="root">The folder of the scenes.</param>
    /// <exception cref="DatasetException">There is no scene (at once), or a table of cameras is missing or wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root)
    {
        var variations = Directory.Exists(root) ? Below(root, "Scene*").SelectMany(scene => Below(scene, "*")).Where(variation => Directory.Exists(Path.Combine(variation, "frames/rgb"))).ToList() : [];
        if (variations.Count == 0)
            throw new DatasetException(root, "no SceneNN/VARIATION/frames/rgb is in it. It is the folder that holds Virtual KITTI 2's scenes.");
        return variations.SelectMany(Variation);
    }

    private static IEnumerable<DatasetFrame> Variation(string folder)
    {
        var intrinsics = Table(Path.Combine(folder, "intrinsic.txt"), 4);
        var extrinsics = Table(Path.Combine(folder, "extrinsic.txt"), 16);
        var (variation, scene) = (Path.GetFileName(folder), Path.GetFileName(Path.GetDirectoryName(folder)!));
        foreach (var pictures in Below(Path.Combine(folder, "frames/rgb"), "Camera_*"))
        {
            var camera = Number(pictures, Path.GetFileName(pictures)["Camera_".Length..]);
            foreach (var picture in Directory.EnumerateFiles(pictures, "rgb_*.jpg").Order(StringComparer.Ordinal))
            {
                var stem = Path.GetFileNameWithoutExtension(picture)["rgb_".Length..];
                var frame = Number(picture, stem);
                var k = Of(intrinsics, "intrinsic.txt", frame, camera);
                if (!(k[0] > 0 && k[1] > 0))
                    throw new DatasetException(Path.Combine(folder, "intrinsic.txt"), $"the focal lengths of frame {frame}, camera {camera} are {k[0]} and {k[1]}.");
                var pose = PoseOf(frame, camera);
                var otherEye = Picture(1 - camera, frame);
                yield return new DatasetFrame
                {
                    Name = $"{scene}_{variation}_Camera_{camera}_{stem}",
                    Picture = new(picture),
                    Depth = new Png16Depth(Path.Combine(folder, $"frames/depth/Camera_{camera}/depth_{stem}.png"), StepsPerMetre: 100) { Sky = ushort.MaxValue },
                    Sequence = $"{scene}_{variation}_Camera_{camera}",
                    Intrinsics = (k[0], k[1], k[2], k[3]),
                    Pose = pose,
                    PreviousPicture = Picture(camera, frame - 1),
                    NextPicture = Picture(camera, frame + 1),
                    OtherEye = otherEye,
                    // Where the other eye stands in this one's coordinates.
                    Baseline = otherEye is null ? 0 : (pose.Inverse() * PoseOf(frame, 1 - camera)).Translation.X,
                    Condition = Weathers.Contains(variation) ? variation : "day",
                };
            }
        }

        FramePicture? Picture(int camera, int frame) => Path.Combine(folder, $"frames/rgb/Camera_{camera}/rgb_{frame:00000}.jpg") is var path && File.Exists(path) ? new(path) : null;

        static int Number(string path, string digits) => DataText.TryCount(digits, out var number) ? number : throw new DatasetException(path, $"'{digits}' is no number; Virtual KITTI 2 has Camera_0 and rgb_00000.jpg.");

        double[] Of(Dictionary<(int Frame, int Camera), double[]> table, string name, int frame, int camera) =>
            table.GetValueOrDefault((frame, camera)) ?? throw new DatasetException(Path.Combine(folder, name), $"no line for frame {frame} of camera {camera} is in it.");

        Pose PoseOf(int frame, int camera)
        {
            try
            {
                return Pose.FromMatrix(Of(extrinsics, "extrinsic.txt", frame, camera)).Inverse();
            }
            catch (ArgumentException error)
            {
                throw new DatasetException(Path.Combine(folder, "extrinsic.txt"), $"the pose of frame {frame}, camera {camera}: {error.Message}", error);
            }
        }
    }

    // A headline, then frame, camera and numbers.
    private static Dictionary<(int Frame, int Camera), double[]> Table(string path, int count)
    {
        if (!File.Exists(path))
            throw new DatasetException(path, "there is no such file. Virtual KITTI 2 has it in a download of its own, textgt.");
        var table = new Dictionary<(int, int), double[]>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (number++ == 0 || string.IsNullOrWhiteSpace(line))
                continue;
            var words = DataText.Words(line);
            var numbers = new double[words.Length];
            for (var i = 0; i < words.Length; i++)
                if (!DataText.TryNumber(words[i], out numbers[i]))
                    throw new DatasetException($"{path}, line {number}", $"'{words[i]}' is no number.");
            if (numbers.Length != count + 2)
                throw new DatasetException($"{path}, line {number}", $"{numbers.Length} numbers, not {count + 2}: frame, camera and {count} more.");
            table[((int)numbers[0], (int)numbers[1])] = numbers[2..];
        }
        return table;
    }

    private static IEnumerable<string> Below(string folder, string pattern) => Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal);
}
