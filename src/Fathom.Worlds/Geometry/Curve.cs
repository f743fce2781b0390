using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <summary>Lines through points.</summary>
internal static class Curve
{
    /// <summary>Points on a smooth line through the given ones (Catmull and Rom 1974).</summary>
    public static Vector3[] Smooth(ReadOnlySpan<Vector3> through, int steps)
    {
        var points = new Vector3[(through.Length - 1) * steps + 1];
        for (var i = 0; i < points.Length; i++)
        {
            int k = Math.Min(i / steps, through.Length - 2), last = through.Length - 1;
            float t = (float)i / steps - k;
            Vector3 a = through[Math.Max(k - 1, 0)], b = through[k], c = through[k + 1], d = through[Math.Min(k + 2, last)];
            points[i] = 0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));
        }
        return points;
    }
}
