namespace Fathom.Datasets;

/// <summary>
/// TUM RGB-D (Sturm et al. 2012): <c>rgb.txt</c> and <c>depth.txt</c> list pictures and depths, each with its time; they were taken by two cameras and are brought together here. Depth is 16-bit PNG, 5000 steps a metre, 0 not measured.
/// Poses come from <c>groundtruth.txt</c> where it is there.
/// </summary>
public static class TumRgbd
{
    // Seconds between what belongs together, as the set's associate.py.
    private const double MostApart = 0.02;

    /// <summary>Reads a sequence in the order of its pictures; a picture without a depth within 0.02 s is left out.</summary>
    /// <param name="folder">The sequence's folder, e.g. <c>rgbd_dataset_freiburg1_desk</c>; its name tells the camera (freiburg1, 2 or 3).</param>
    /// <exception cref="DatasetException">A list is missing or wrong.</exception>
    public static IReadOnlyList<DatasetFrame> Read(string folder)
    {
        var (pictures, depths) = (List("rgb.txt", 2), List("depth.txt", 2));
        var poses = File.Exists(Path.Combine(folder, "groundtruth.txt")) ? List("groundtruth.txt", 8) : [];
        var depthOf = Associate([.. pictures.Select(line => line.Time)], [.. depths.Select(line => line.Time)]);
        var poseOf = Associate([.. pictures.Select(line => line.Time)], [.. poses.Select(line => line.Time)]);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return [.. Enumerable.Range(0, pictures.Count).Where(depthOf.ContainsKey).Select(i => new DatasetFrame
        {
            Name = $"{name}_{Path.GetFileNameWithoutExtension(pictures[i].Words[1])}",
            Picture = new(In(pictures[i].Words[1])),
            Sequence = name,
            Time = pictures[i].Time,
            Depth = new Png16Depth(In(depths[depthOf[i]].Words[1]), StepsPerMetre: 5000),
            Intrinsics = Intrinsics(name),
            Pose = poseOf.TryGetValue(i, out var pose) ? QuaternionPose.Read(poses[pose].Words.AsSpan(1), poses[pose].Where) : null,
            PreviousPicture = i > 0 ? new(In(pictures[i - 1].Words[1])) : null,
            NextPicture = i + 1 < pictures.Count ? new(In(pictures[i + 1].Words[1])) : null,
            Place = "indoor",
            Cap = 10,
        })];

        string In(string relative) => Path.Combine(folder, relative);

        List<(double Time, string[] Words, string Where)> List(string file, int words) => Lines(In(file), words);
    }

    /// <summary>Brings two lists of times together as associate.py does: of all pairs less than 0.02 s apart the nearest first, each time once.</summary>
    /// <returns>For numbers of the first list those of the second.</returns>
    internal static Dictionary<int, int> Associate(double[] first, double[] second)
    {
        // Sorted, so that only neighbours are compared: a sequence has thousands.
        var order = Enumerable.Range(0, second.Length).OrderBy(j => second[j]).ToArray();
        var times = Array.ConvertAll(order, j => second[j]);
        var pairs = new List<(double Apart, int First, int Second)>();
        for (var i = 0; i < first.Length; i++)
        {
            var from = Array.BinarySearch(times, first[i] - MostApart);
            for (var k = from < 0 ? ~from : from; k < times.Length && times[k] < first[i] + MostApart; k++)
                if (Math.Abs(first[i] - times[k]) < MostApart)
                    pairs.Add((Math.Abs(first[i] - times[k]), i, order[k]));
        }
        var matches = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        foreach (var (_, one, other) in pairs.OrderBy(pair => pair.Apart).ThenBy(pair => first[pair.First]).ThenBy(pair => second[pair.Second]))
            if (!matches.ContainsKey(one) && taken.Add(other))
                matches.Add(one, other);
        return matches;
    }

    // As published for each of the three cameras; the first two also distort, which is left in the pictures.
    private static (double Fx, double Fy, double Cx, double Cy)? Intrinsics(string sequence) =>
        sequence.Contains("freiburg1", StringComparison.Ordinal) ? (517.306408, 516.469215, 318.643040, 255.313989)
        : sequence.Contains("freiburg2", StringComparison.Ordinal) ? (520.908620, 521.007327, 325.141442, 249.701764)
        : sequence.Contains("freiburg3", StringComparison.Ordinal) ? (535.4, 539.2, 320.1, 247.6)
        : null;

    private static List<(double Time, string[] Words, string Where)> Lines(string path, int count)
    {
        if (!File.Exists(path))
            throw new DatasetException(path, "there is no such file. A sequence of TUM RGB-D has rgb.txt and depth.txt.");
        var lines = new List<(double, string[], string)>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var words = DataText.Words(line);
            if (words.Length == 0 || words[0].StartsWith('#'))
                continue;
            if (words.Length != count || !DataText.TryNumber(words[0], out var time))
                throw new DatasetException($"{path}, line {number}", $"'{line}' is not a time and {(count == 2 ? "a file" : "seven numbers")}.");
            lines.Add((time, words, $"{path}, line {number}"));
        }
        return lines;
    }
}
