namespace Fathom.Datasets;

/// <summary>Poses as seven words: <c>tx ty tz qx qy qz qw</c>.</summary>
internal static class QuaternionPose
{
    /// <summary>Reads a pose.</summary>
    /// <param name="words">The seven words.</param>
    /// <param name="where">Where they stand, for errors.</param>
    /// <exception cref="DatasetException">They are not seven numbers, or the quaternion is not of length 1 within 0.01.</exception>
    public static Pose Read(ReadOnlySpan<string> words, string where)
    {
        if (words.Length != 7)
            throw new DatasetException(where, $"{words.Length} words, not the seven of a pose: tx ty tz qx qy qz qw.");
        var n = new double[7];
        for (var i = 0; i < n.Length; i++)
            if (!DataText.TryNumber(words[i], out n[i]))
                throw new DatasetException(where, $"'{words[i]}' is no number.");
        double x = n[3], y = n[4], z = n[5], w = n[6], length = Math.Sqrt(x * x + y * y + z * z + w * w);
        if (!(Math.Abs(length - 1) < 0.01))
            throw new DatasetException(where, "its quaternion is not of length 1.");
        (x, y, z, w) = (x / length, y / length, z / length, w / length);
        return Pose.FromRotation(
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w), 2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w), 2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
            new Point3(n[0], n[1], n[2]));
    }
}
