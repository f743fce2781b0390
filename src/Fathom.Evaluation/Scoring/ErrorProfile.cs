namespace Fathom.Evaluation;

/// <summary>How the relative errors |p − g| / g of pictures are spread: by their size, and by the measured depth.</summary>
/// <param name="BySize">Pixels in each bin of <see cref="SizeEdges"/>.</param>
/// <param name="ByDepth">Pixels in each bin of <see cref="DepthEdges"/>.</param>
/// <param name="SumByDepth">Sum of the relative errors of those pixels.</param>
public sealed record ErrorProfile(long[] BySize, long[] ByDepth, double[] SumByDepth)
{
    private static readonly Bins Sizes = new([0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1]);
    private static readonly Bins Depths = new([0.5, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 60, 80]);

    /// <summary>Upper ends of the bins of relative errors, excluded; one more bin holds the rest.</summary>
    public static IReadOnlyList<double> SizeEdges => Sizes.Edges;

    /// <summary>Upper ends of the bins of measured depth in metres, excluded; one more bin holds the rest.</summary>
    public static IReadOnlyList<double> DepthEdges => Depths.Edges;

    /// <summary>A profile of no pixel.</summary>
    public static ErrorProfile Empty() => new(new long[SizeEdges.Count + 1], new long[DepthEdges.Count + 1], new double[DepthEdges.Count + 1]);

    /// <summary>The profile of a picture.</summary>
    /// <param name="predicted">N metres, above 0.</param>
    /// <param name="measured">N metres, above 0.</param>
    public static ErrorProfile Of(ReadOnlySpan<double> predicted, ReadOnlySpan<double> measured)
    {
        var profile = Empty();
        for (var i = 0; i < measured.Length; i++)
        {
            var error = Math.Abs(predicted[i] - measured[i]) / measured[i];
            profile.BySize[Sizes.Of(error)]++;
            var bin = Depths.Of(measured[i]);
            profile.ByDepth[bin]++;
            profile.SumByDepth[bin] += error;
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

        public int Of(double value)
        {
            var bin = first[BitConverter.DoubleToInt64Bits(value) >>> Shift];
            return value >= ends[bin] ? bin + 1 : bin;
        }
    }
}
