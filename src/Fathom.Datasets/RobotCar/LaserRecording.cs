using System.Buffers.Binary;

namespace Fathom.Datasets.RobotCar;

/// <summary>A laser scanner's scans: <c>lms_front.timestamps</c> (or <c>ldmrs</c>) lists their times, <c>lms_front/TIME.bin</c> has a scan.</summary>
internal sealed class LaserRecording
{
    private const int PointBytes = 3 * sizeof(double);

    // A sweep of the LMS has 541 points, the LD-MRS some thousand.
    private const int MostPoints = 100_000;

    private readonly string folder;
    private readonly bool isFlat;
    private readonly long[] times;

    private LaserRecording(string list, string folder, bool isFlat, long[] times) => (List, this.folder, this.isFlat, this.times) = (list, folder, isFlat, times);

    /// <summary>The file of the times.</summary>
    public string List { get; }

    /// <summary>Looks for a recording.</summary>
    /// <returns>Null where it was not downloaded.</returns>
    /// <exception cref="DatasetException">A line of the list is wrong.</exception>
    public static LaserRecording? Find(string sequence, LaserScanner scanner)
    {
        var name = scanner == LaserScanner.LmsFront ? "lms_front" : "ldmrs";
        var (list, folder) = (Path.Combine(sequence, name + ".timestamps"), Path.Combine(sequence, name));
        return File.Exists(list) && Directory.Exists(folder) ? new LaserRecording(list, folder, scanner == LaserScanner.LmsFront, [.. Timestamps.Read(list).Select(line => line.Time)]) : null;
    }

    /// <summary>The times of the scans between two times, both included, in microseconds.</summary>
    public ReadOnlySpan<long> Between(long from, long to)
    {
        int first = Index(from), end = Index(to + 1);
        return times.AsSpan(first, end - first);

        int Index(long time) => Array.BinarySearch(times, time) is var i && i < 0 ? ~i : i;
    }

    /// <summary>Reads a scan: float64, little endian, three a point; in metres x, y, z (LD-MRS), or x, y and reflectance in the plane z = 0 (LMS).</summary>
    /// <returns>The points, in the scanner's coordinates; null where there is no such file. What was measured at the scanner itself is no return, and left out.</returns>
    /// <exception cref="DatasetException">The file is no scan.</exception>
    public List<Point3>? Read(long time)
    {
        var file = new FileInfo(Path.Combine(folder, $"{time}.bin"));
        if (!file.Exists)
            return null;
        if (file.Length % PointBytes != 0 || file.Length > MostPoints * PointBytes)
            throw new DatasetException(file.FullName, $"{file.Length} bytes are no scan: it has 24 bytes a point, and at most {MostPoints} points. Is the file cut off?");
        var bytes = File.ReadAllBytes(file.FullName);
        var points = new List<Point3>(bytes.Length / PointBytes);
        for (var at = 0; at < bytes.Length; at += PointBytes)
        {
            var point = new Point3(Number(at), Number(at + 8), isFlat ? 0 : Number(at + 16));
            if (double.IsFinite(point.Length) && point.Length > 0)
                points.Add(point);
        }
        return points;

        double Number(int at) => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(at));
    }
}
