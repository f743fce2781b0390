namespace Fathom.Datasets.RobotCar;

/// <summary>Where RobotCar was at any time, between the times that a file tells: positions on a straight line, rotations by the shortest turn at even speed (slerp). The SDK's MATLAB code does the same; its Python code divides whole numbers and takes the earlier pose.</summary>
internal sealed class VehicleTrack
{
    // Odometry comes at 16 Hz, the INS at 50. What happened in a longer gap is not known.
    private const long MostBetween = 1_000_000;

    // In metres: UTM's northings are ten million at most.
    private const double LargestNumber = 1e8;

    private readonly long[] times;
    private readonly Pose[] poses;
    private readonly int[] parts;

    private VehicleTrack(List<(long Time, Pose Pose, int Part)> known, string path)
    {
        if (known.Count < 2)
            throw new DatasetException(path, "it tells of no motion.");
        times = [.. known.Select(at => at.Time)];
        poses = [.. known.Select(at => at.Pose)];
        parts = [.. known.Select(at => at.Part)];
        for (var i = 1; i < times.Length; i++)
            if (times[i] <= times[i - 1])
                throw new DatasetException(path, $"its lines overlap at the time {times[i]}.");
    }

    /// <summary>The pose at a time.</summary>
    /// <param name="time">Microseconds.</param>
    /// <returns>Vehicle (odometry) or INS (INS) to the world, and which part of the track it is in: each has a world of its own. Null before the first time, after the last and in gaps of more than a second.</returns>
    public (Pose Pose, int Part)? At(long time)
    {
        var i = Array.BinarySearch(times, time);
        if (i >= 0)
            return (poses[i], parts[i]);
        var next = ~i;
        if (next == 0 || next == times.Length || parts[next - 1] != parts[next] || times[next] - times[next - 1] > MostBetween)
            return null;
        return (Between(poses[next - 1], poses[next], (time - times[next - 1]) / (double)(times[next] - times[next - 1])), parts[next]);
    }

    /// <summary>Reads visual odometry, <c>vo/vo.csv</c>: source and destination time, then x y z roll pitch yaw of the vehicle at the source's time in its coordinates at the destination's, which is the earlier one. A gap begins a new part.</summary>
    /// <exception cref="DatasetException">It is missing or wrong.</exception>
    public static VehicleTrack FromOdometry(string path)
    {
        var links = Csv(path, 8).Select(line => (From: Time(line.Cells[1], line.Where), To: Time(line.Cells[0], line.Where), Motion: Of(line.Cells[2..8], line.Where), line.Where)).OrderBy(link => link.To);
        var known = new List<(long Time, Pose Pose, int Part)>();
        foreach (var (from, to, motion, where) in links)
        {
            if (from >= to)
                throw new DatasetException(where, $"the source time {to} is not after the destination time {from}.");
            if (known.Count == 0 || known[^1].Time != from)
                known.Add((from, Pose.Identity, known.Count == 0 ? 0 : known[^1].Part + 1));
            known.Add((to, known[^1].Pose * motion, known[^1].Part));
        }
        return new VehicleTrack(known, path);
    }

    /// <summary>Reads inertial navigation, <c>gps/ins.csv</c>: 15 columns, of which time (1), northing, easting, down (6 to 8) and roll, pitch, yaw (13 to 15) are used.</summary>
    /// <exception cref="DatasetException">It is missing or wrong.</exception>
    public static VehicleTrack FromIns(string path) =>
        new([.. Csv(path, 15).Select(line => (Time(line.Cells[0], line.Where), Of([.. line.Cells[5..8], .. line.Cells[12..15]], line.Where), 0)).OrderBy(at => at.Item1)], path);

    /// <summary>A motion from x y z, then roll, pitch, yaw in radians, turned in this order about the axes x, y, z.</summary>
    /// <exception cref="DatasetException">They are not six numbers, or none of a car on Earth.</exception>
    public static Pose Of(string[] words, string where)
    {
        var n = DataText.Numbers(words, 6, where);
        return Array.TrueForAll(n, number => Math.Abs(number) < LargestNumber)
            ? Pose.FromAxisAngle(new Point3(0, 0, n[5]), new Point3(n[0], n[1], n[2])) * Pose.FromAxisAngle(new Point3(0, n[4], 0)) * Pose.FromAxisAngle(new Point3(n[3], 0, 0))
            : throw new DatasetException(where, $"{string.Join(' ', words)} are no metres and radians of a car.");
    }

    /// <summary>A pose between two.</summary>
    internal static Pose Between(Pose from, Pose to, double share)
    {
        var turn = AxisAngle((from.Inverse() * to).Rotation);
        var rotation = from * Pose.FromAxisAngle(new Point3(share * turn.X, share * turn.Y, share * turn.Z));
        Point3 a = from.Translation, b = to.Translation;
        return Pose.FromRotation(rotation.Rotation, new Point3(a.X + share * (b.X - a.X), a.Y + share * (b.Y - a.Y), a.Z + share * (b.Z - a.Z)));
    }

    // The inverse of Rodrigues' formula. Exactly half a turn, which no car makes between two poses, has no direction here and counts as none.
    private static Point3 AxisAngle(ReadOnlySpan<double> r)
    {
        var axis = new Point3(r[7] - r[5], r[2] - r[6], r[3] - r[1]);
        var sine = axis.Length;
        var scale = sine == 0 ? 0 : Math.Atan2(sine, r[0] + r[4] + r[8] - 1) / sine;
        return new Point3(scale * axis.X, scale * axis.Y, scale * axis.Z);
    }

    private static IEnumerable<(string[] Cells, string Where)> Csv(string path, int columns) => DataText.Lines(path).Skip(1).Select(line =>
    {
        var (cells, where) = (line.Line.Split(',', StringSplitOptions.TrimEntries), $"{path}, line {line.Number}");
        return cells.Length >= columns ? (cells, where) : throw new DatasetException(where, $"{cells.Length} columns, not {columns}.");
    });

    private static long Time(string word, string where) => Timestamps.TryTime(word, out var time) ? time : throw new DatasetException(where, $"'{word}' is no time in microseconds.");
}
