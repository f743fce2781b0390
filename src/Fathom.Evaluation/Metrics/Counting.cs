using System.Numerics;

namespace Fathom.Evaluation;

/// <summary>Counting in vectors.</summary>
internal static class Counting
{
    /// <summary>How many values are smaller than a limit.</summary>
    public static long Below(ReadOnlySpan<double> values, double limit)
    {
        var limits = new Vector<double>(limit);
        var counts = Vector<long>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
            counts -= Vector.LessThan(new Vector<double>(values[i..]), limits);
        var count = Vector.Sum(counts);
        for (; i < values.Length; i++)
            count += values[i] < limit ? 1 : 0;
        return count;
    }
}
