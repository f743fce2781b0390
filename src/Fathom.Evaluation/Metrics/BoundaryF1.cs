using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

        return IsDense(mask, width) ? MeasureDense(predicted, measured, mask, width) : null;
    }

    /// <summary>The same where <see cref="IsDense"/> is known to be true.</summary>
    internal static double? MeasureDense(ReadOnlySpan<double> predicted, ReadOnlySpan<float> measured, ReadOnlySpan<bool> mask, int width)
    {
        var counts = new Counts[Directions, Thresholds];
        for (var row = 0; row < mask.Length; row += width)
            CountPairs(counts, 0, predicted.Slice(row, width), measured.Slice(row, width), mask.Slice(row, width), 1);
        CountPairs(counts, 2, predicted, measured, mask, width);

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
        var bytes = MemoryMarshal.AsBytes(mask);
        using var rented = new Rented<byte>(width - 1);
        var all = rented.Span;
        for (var row = 0; row + width < bytes.Length; row += width)
        {
            TensorPrimitives.BitwiseAnd(bytes.Slice(row, width - 1), bytes.Slice(row + 1, width - 1), all);
            TensorPrimitives.BitwiseAnd(all, bytes.Slice(row + width, width - 1), all);
            dense += all.Count((byte)1);
        }
        return 2 * dense >= mask.Count(true);
    }

    // Each pixel and the one a step after it. Most neighbours pass no threshold in either map: that is seen first, of many at once, and without a quotient.
    private static void CountPairs(Counts[,] counts, int axis, ReadOnlySpan<double> predicted, ReadOnlySpan<float> measured, ReadOnlySpan<bool> mask, int step)
    {
        ref var p = ref MemoryMarshal.GetReference(predicted);
        ref var g = ref MemoryMarshal.GetReference(measured);
        for (var start = 0; start < mask.Length - step; start += Vector<float>.Count)
        {
            var end = start + Vector<float>.Count;
            if (end + step <= mask.Length && !(HasStep(ref g, start, step) | HasStep(ref p, start, step) | HasStep(ref p, start + Vector<double>.Count, step)))
                continue;
            for (var i = start; i < Math.Min(end, mask.Length - step); i++)
                if (mask[i] && mask[i + step])
                    Count(counts, axis, predicted[i + step] / predicted[i], (double)measured[i + step] / measured[i]);
        }
    }

    // A little below the smallest threshold, so that rounding decides nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasStep<T>(ref T values, int start, int step) where T : unmanaged, IFloatingPoint<T>
    {
        var (a, b, less) = (Vector.LoadUnsafe(ref values, (nuint)start), Vector.LoadUnsafe(ref values, (nuint)(start + step)), new Vector<T>(T.CreateTruncating(1.0499)));
        return (Vector.GreaterThan(b, a * less) | Vector.GreaterThan(a, b * less)) != Vector<T>.Zero;
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
