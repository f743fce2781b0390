using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Fathom.Evaluation;

/// <summary>How the relative errors |p − g| / g of pictures are spread: by their size, and by the measured depth.</summary>
/// <param name="BySize">Pixels in each bin of <see cref="SizeEdges"/>.</param>
/// <param name="ByDepth">Pixels in each bin of <see cref="DepthEdges"/>.</param>
/// <param name="SumByDepth">Sum of the relative errors of those pixels.</param>
public sealed record ErrorProfile(long[] BySize, long[] ByDepth, double[] SumByDepth)
{
    // Of doubles; what is computed from them stays in the first-level cache.
    private const int Block = 2048;

    private static readonly double[] sizeEdges = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1];
    private static readonly Bins DepthBins = new([0.5, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 60, 80]);

    /// <summary>Upper ends of the bins of relative errors, excluded; one more bin holds the rest.</summary>
    public static IReadOnlyList<double> SizeEdges => sizeEdges;

    /// <summary>Upper ends of the bins of measured depth in metres, excluded; one more bin holds the rest.</summary>
    public static IReadOnlyList<double> DepthEdges => DepthBins.Edges;

    /// <summary>A profile of no pixel.</summary>
    public static ErrorProfile Empty() => new(new long[SizeEdges.Count + 1], new long[DepthEdges.Count + 1], new double[DepthEdges.Count + 1]);

    /// <summary>The profile of a picture.</summary>
    /// <param name="predicted">N metres, above 0.</param>
    /// <param name="measured">N metres, above 0.</param>
    public static ErrorProfile Of(ReadOnlySpan<double> predicted, ReadOnlySpan<double> measured)
    {
        var profile = Empty();
        Span<double> errors = stackalloc double[Block];
        for (var start = 0; start < measured.Length; start += Block)
        {
            var count = Math.Min(Block, measured.Length - start);
            ReadOnlySpan<double> p = predicted.Slice(start, count), g = measured.Slice(start, count);
            var error = errors[..count];
            TensorPrimitives.Subtract(p, g, error);
            TensorPrimitives.Abs(error, error);
            TensorPrimitives.Divide(error, g, error);
            profile.Add(error, g);
        }
        return profile;
    }

    /// <summary>Adds another picture's.</summary>
    public void Add(ErrorProfile other)
    {
        for (var i = 0; i < BySize.Length; i++)
            BySize[i] += other.BySize[i];
        for (var i = 0; i < ByDepth.Length; i++)
            (ByDepth[i], SumByDepth[i]) = (ByDepth[i] + other.ByDepth[i], SumByDepth[i] + other.SumByDepth[i]);
    }

    private void Add(ReadOnlySpan<double> errors, ReadOnlySpan<double> depths)
    {
        var smaller = 0L;
        for (var bin = 0; bin < sizeEdges.Length; bin++)
        {
            var below = Counting.Below(errors, sizeEdges[bin]);
            BySize[bin] += below - smaller;
            smaller = below;
        }
        BySize[^1] += errors.Length - smaller;

        // Neighbours are mostly in one bin, and an addition would wait for the one before: each of four in turn has bins of its own.
        Span<int> counts = stackalloc int[4 * ByDepth.Length];
        Span<double> sums = stackalloc double[4 * ByDepth.Length];
        counts.Clear();
        sums.Clear();
        for (var i = 0; i < depths.Length; i++)
        {
            var bin = 4 * DepthBins.Of(depths[i]) + i % 4;
            counts[bin]++;
            sums[bin] += errors[i];
        }
        for (var bin = 0; bin < counts.Length; bin++)
        {
            ByDepth[bin / 4] += counts[bin];
            SumByDepth[bin / 4] += sums[bin];
        }
    }

    // A table by exponent and first bits of a positive number; the one edge that may lie inside a cell is compared with.
    private sealed class Bins
    {
        private const int MantissaBits = 6, Shift = 52 - MantissaBits;
        private readonly byte[] first = new byte[1 << (11 + MantissaBits)];
        private readonly double[] ends;

        public Bins(double[] edges)
        {
            Edges = edges;
            ends = [.. edges, double.PositiveInfinity];
            for (var cell = 0; cell < first.Length; cell++)
                first[cell] = (byte)edges.Count(edge => edge <= BitConverter.Int64BitsToDouble((long)cell << Shift));
        }

        public IReadOnlyList<double> Edges { get; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Of(double value)
        {
            var bin = first[BitConverter.DoubleToInt64Bits(value) >>> Shift];
            return value >= ends[bin] ? bin + 1 : bin;
        }
    }
}
