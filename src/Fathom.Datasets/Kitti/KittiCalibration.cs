namespace Fathom.Datasets.Kitti;

/// <summary>A calibration file of KITTI (<c>calib_cam_to_cam.txt</c>, <c>calib_velo_to_cam.txt</c>, the object and odometry sets' <c>calib.txt</c>): lines of a key, a colon and numbers; other lines, such as dates, are left alone.</summary>
public sealed class KittiCalibration
{
    // The official files have 4 kB.
    private const int LargestFile = 1 << 20;

    private readonly string path;
    private readonly Dictionary<string, double[]> lines = new(StringComparer.Ordinal);

    private KittiCalibration(string path) => this.path = path;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DatasetException">It is missing, or no calibration.</exception>
    public static KittiCalibration Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DatasetException(path, "there is no such file. KITTI's calibration comes in a download of its own, one for each day.");
        if (file.Length > LargestFile)
            throw new DatasetException(path, $"{file.Length} bytes are no calibration file of KITTI, which has a few thousand.");
        var calibration = new KittiCalibration(path);
        foreach (var line in File.ReadLines(path))
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Numbers(line[(colon + 1)..]) is { } numbers)
                calibration.lines[line[..colon].Trim()] = numbers;
        return calibration.lines.Count > 0 ? calibration : throw new DatasetException(path, "no line 'KEY: numbers' is in it; this is no calibration file of KITTI.");
    }

    /// <summary>The numbers of a line.</summary>
    /// <param name="key">E.g. "P_rect_02".</param>
    /// <param name="count">How many there must be, 12 for a 3×4 matrix, row by row.</param>
    /// <exception cref="DatasetException">The line is missing, or has another number of them.</exception>
    public double[] Numbers(string key, int count)
    {
        if (!lines.TryGetValue(key, out var numbers))
            throw new DatasetException(path, $"no line '{key}' is in it. {Suggestion.For(key, lines.Keys)}");
        return numbers.Length == count ? numbers : throw new DatasetException(path, $"{key} has {numbers.Length} numbers, not {count}.");
    }

    /// <summary>A camera's 3×4 projection.</summary>
    /// <param name="key">E.g. "P_rect_02".</param>
    /// <exception cref="DatasetException">The line is missing, or no projection.</exception>
    public double[] Projection(string key)
    {
        var projection = Numbers(key, 12);
        return projection[0] > 0 && projection[5] > 0 ? projection : throw new DatasetException(path, $"{key} is no projection: its focal lengths are {projection[0]} and {projection[5]}.");
    }

    private static double[]? Numbers(string text)
    {
        var words = DataText.Words(text);
        var numbers = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
            if (!DataText.TryNumber(words[i], out numbers[i]))
                return null;
        return numbers.Length > 0 ? numbers : null;
    }
}
