namespace Fathom.Evaluation;

/// <summary>
/// How well the outlines of a prediction agree with those of the measured depth: the scale-invariant boundary F1 of Depth Pro (Bochkovskii et al. 2025), with its thresholds, weights and means over directions.
/// Two neighbouring pixels make an outline where the ratio of their depths exceeds a threshold; the outlines must lie at the very pixel.
/// </summary>
public static class BoundaryF1
{
    private const int Thresholds = 10, Directions = 4;

    /// <summary>Compares the outlines of two depths of one picture. Only pairs with both pixels scored count.</summary>
    /// <param name="predicted">H×W, row by row; above 0 under the mask, its scale arbitrary.</param>
    /// <param name="measured">H×W; above 0 under the mask.</param>
    /// <param name="mask">H×W; true for the scored pixels.</param>
    /// <param name="width">W, at least 1.</param>
    /// <returns>In [0, 1]; 1 for the same outlines in all four directions, and, as Depth Pro has it, a direction without outlines counts as 0 at that threshold. Null where there is nothing to find:
    /// no outline was measured, or the measurement is too sparse to show one (fewer than half of the scored pixels have scored pixels to their right and below).</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are no multiple of the width.</exception>
    public static double? Measure(ReadOnlySpan<double> predicted, ReadOnlySpan<float> measured, ReadOnlySpan<bool> mask, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (predicted.Length != measured.Length || predicted.Length != mask.Length || mask.Length % width != 0)
            throw new ArgumentException($"Prediction, measurement and mask have {predicted.Length}, {measured.Length} and {mask.Length} values, rows {width}.", nameof(predicted));

        if (!IsDense(mask, width))
            return null;
        var counts = new Counts[Directions, Thresholds];
        for (var i = 0; i < mask.Length; i++)
        {
            if (!mask[i])
                continue;
            if ((i + 1) % width != 0 && mask[i + 1])
                Count(counts, 0, predicted[i], predicted[i + 1], measured[i], measured[i + 1]);
            if (i + width < mask.Length && mask[i + width])
                Count(counts, 2, predicted[i], predicted[i + width], measured[i], measured[i + width]);
        }

        var outlines = 0L;
        for (var direction = 0; direction < Directions; direction++)
            outlines += counts[direction, 0].Measured;
        return outlines == 0 ? null : WeightedMean(counts);
    }

    /// <summary>Whether a measurement can show outlines: half or more of the pixels have pixels to their right and below.</summary>
    /// <param name="mask">H×W.</param>
    /// <param name="width">W.</param>
    internal static bool IsDense(ReadOnlySpan<bool> mask, int width)
    {
        var dense = 0;
        for (var start = 0; start + width < mask.Length; start += width)
        {
            var (row, below) = (start, start + width);
            for (var x = 0; x + 1 < width; x++)
                dense += mask[row + x] & mask[row + x + 1] & mask[below + x] ? 1 : 0;
        }
        return 2 * dense >= mask.Count(true);
    }

    // Most neighbours pass no threshold in either map: without a quotient that is seen first, a little below the smallest so that rounding decides nothing.
    private static void Count(Counts[,] counts, int axis, double p0, double p1, float g0, float g1)
    {
        const double Less = 1.0499;
        if (p1 <= Less * p0 && p0 <= Less * p1 && g1 <= Less * g0 && g0 <= Less * g1)
            return;
        Count(counts, axis, p1 / p0, (double)g1 / g0);
    }

    // Ratios above 1 belong to one direction of the axis, below to the other; a ratio above a threshold is above all smaller ones.
    private static void Count(Counts[,] counts, int axis, double predicted, double measured)
    {
        for (var sign = 0; sign < 2; sign++)
        {
            for (var n = 0; n < Thresholds; n++)
            {
                bool isPredicted = predicted > Threshold(n), isMeasured = measured > Threshold(n);
                if (!isPredicted && !isMeasured)
                    break;
                ref var count = ref counts[axis + sign, n];
                count.Predicted += isPredicted ? 1 : 0;
                count.Measured += isMeasured ? 1 : 0;
                count.Both += isPredicted && isMeasured ? 1 : 0;
            }
            (predicted, measured) = (1 / predicted, 1 / measured);
        }
    }

    private static double WeightedMean(Counts[,] counts)
    {
        double sum = 0, weights = 0;
        for (var n = 0; n < Thresholds; n++)
        {
            double precision = 0, recall = 0;
            for (var direction = 0; direction < Directions; direction++)
            {
                var count = counts[direction, n];
                precision += (double)count.Both / Math.Max(count.Predicted, 1) / Directions;
                recall += (double)count.Both / Math.Max(count.Measured, 1) / Directions;
            }
            weights += Threshold(n);
            sum += precision + recall == 0 ? 0 : Threshold(n) * 2 * precision * recall / (precision + recall);
        }
        return sum / weights;
    }

    // From 1.05 to 1.25 in equal steps.
    private static double Threshold(int n) => 1.05 + 0.2 * n / (Thresholds - 1);

    private struct Counts
    {
        public long Predicted, Measured, Both;
    }
}
