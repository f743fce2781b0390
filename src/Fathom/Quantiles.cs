namespace Fathom;

/// <summary>Quantiles without sorting everything.</summary>
public static class Quantiles
{
    /// <summary>numpy's median: the middle value, or the mean of the two middle ones.</summary>
    /// <param name="values">At least one value, none NaN; they are reordered.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(Span<float> values) => Linear(values, 0.5);

    /// <summary>numpy's quantile with linear interpolation: position q · (n − 1) in the sorted values.</summary>
    /// <param name="values">At least one value, none NaN; they are reordered.</param>
    /// <param name="q">Between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are no values, or q is out of range.</exception>
    public static double Linear(Span<float> values, double q)
    {
        if (values.IsEmpty)
            throw new ArgumentException("No quantile of no values.", nameof(values));
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "Between 0 and 1.");
        var position = q * (values.Length - 1);
        var below = (int)position;
        var lower = Select(values, below);
        if (position == below)
            return lower;
        // Everything after the selected place is at least as large.
        var upper = values[below + 1];
        foreach (var value in values[(below + 1)..])
            upper = Math.Min(upper, value);
        // Two infinities have no difference.
        return upper == lower ? lower : lower + (position - below) * ((double)upper - lower);
    }

    // Hoare's selection: puts the k-th smallest value at its place, smaller ones before it, larger ones after it.
    private static float Select(Span<float> values, int k)
    {
        int left = 0, right = values.Length - 1;
        while (left < right)
        {
            var pivot = MedianOfThree(values[left], values[left + (right - left) / 2], values[right]);
            int i = left, j = right;
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
                right = j;
            else if (k >= i)
                left = i;
            else
                break;
        }
        return values[k];
    }

    private static float MedianOfThree(float a, float b, float c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
