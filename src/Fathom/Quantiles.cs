using System.Numerics;

namespace Fathom;

/// <summary>Quantiles without sorting everything.</summary>
public static class Quantiles
{
    // Below this many values a sample costs more than it saves.
    private const int Sampled = 600;

    /// <summary>numpy's median: the middle value, or the mean of the two middle ones.</summary>
    /// <param name="values">At least one value, none NaN; they are reordered.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median<T>(Span<T> values) where T : unmanaged, IFloatingPoint<T> => Linear(values, 0.5);

    /// <summary>numpy's quantile with linear interpolation: position q · (n − 1) in the sorted values.</summary>
    /// <param name="values">At least one value, none NaN; they are reordered.</param>
    /// <param name="q">Between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are no values, or q is out of range.</exception>
    public static double Linear<T>(Span<T> values, double q) where T : unmanaged, IFloatingPoint<T>
    {
        if (values.IsEmpty)
            throw new ArgumentException("No quantile of no values.", nameof(values));
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "Between 0 and 1.");
        var position = q * (values.Length - 1);
        var below = (int)position;
        Select(values, below);
        var lower = double.CreateTruncating(values[below]);
        if (position == below)
            return lower;
        // Everything after the selected place is at least as large.
        Select(values[(below + 1)..], 0);
        var upper = double.CreateTruncating(values[below + 1]);
        // Two infinities have no difference.
        return upper == lower ? lower : lower + (position - below) * (upper - lower);
    }

    // Floyd and Rivest's selection (CACM 18(3), algorithm 489): puts the k-th smallest value at its place, smaller ones before it, larger ones after it.
    // A sample brackets the wanted value so closely that most values are compared once, and where they belong is foreseen.
    private static void Select<T>(Span<T> values, int k) where T : unmanaged, IFloatingPoint<T>
    {
        while (values.Length > 1)
        {
            if (values.Length > Sampled)
            {
                double n = values.Length, logarithm = Math.Log(n), sample = 0.5 * Math.Exp(2 * logarithm / 3);
                var spread = 0.5 * Math.Sqrt(logarithm * sample * (n - sample) / n) * Math.Sign(k + 1 - n / 2);
                var from = Math.Max(0, (int)(k - (k + 1) * sample / n + spread));
                var to = Math.Min(values.Length - 1, (int)(k + (n - k - 1) * sample / n + spread));
                Select(values[from..(to + 1)], k - from);
            }
            var pivot = values[k];
            int i = 0, j = values.Length - 1;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }
            if (k <= j)
                values = values[..(j + 1)];
            else if (k < i)
                return;
            else
            {
                values = values[i..];
                k -= i;
            }
        }
    }
}
