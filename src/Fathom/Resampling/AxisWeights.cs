namespace Fathom;

/// <summary>A resize along one axis: each result is a weighted sum of neighbouring sources. Every variant of torch and PIL is two of these.</summary>
internal sealed class AxisWeights
{
    private AxisWeights(int from, int to, int taps) => (From, Taps, First, Values) = (from, taps, new int[to], new double[to * taps]);

    public int From { get; }

    public int To => First.Length;

    /// <summary>Most sources of one result.</summary>
    public int Taps { get; }

    /// <summary>The first source of each result.</summary>
    public int[] First { get; }

    /// <summary>To × Taps weights, each row with sum 1; zero beyond the last source.</summary>
    public double[] Values { get; }

    public static AxisWeights Of(Resizing variant, int from, int to) => variant switch
    {
        _ when from == to => Nearest(from, to, i => i),
        Resizing.TorchNearest => Nearest(from, to, i => (int)MathF.Floor(i * ((float)from / to))),
        Resizing.TorchNearestExact => Nearest(from, to, i => (int)MathF.Floor((i + 0.5f) * ((float)from / to))),
        Resizing.TorchBilinear => Interpolated(from, to, i => Math.Max(0, (i + 0.5) * from / to - 0.5), 1, Triangle),
        Resizing.TorchBilinearAlignCorners => Interpolated(from, to, i => Corner(i, from, to), 1, Triangle),
        Resizing.TorchBicubic => Interpolated(from, to, i => (i + 0.5) * from / to - 0.5, 2, x => Cubic(x, -0.75)),
        Resizing.TorchBicubicAlignCorners => Interpolated(from, to, i => Corner(i, from, to), 2, x => Cubic(x, -0.75)),
        Resizing.TorchArea => Pooled(from, to),
        Resizing.TorchBilinearAntialias or Resizing.PilBilinear => Filtered(from, to, 1, Triangle),
        Resizing.TorchBicubicAntialias or Resizing.PilBicubic => Filtered(from, to, 2, x => Cubic(x, -0.5)),
        Resizing.PilLanczos => Filtered(from, to, 3, Lanczos3),
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "OpenCV's own."),
    };

    /// <summary>For each result its heaviest source; the middle one of equals.</summary>
    public AxisWeights ToNearest() => Nearest(From, To, i =>
    {
        var row = Values.AsSpan(i * Taps, Taps);
        var heaviest = 0.0;
        foreach (var weight in row)
            heaviest = Math.Max(heaviest, weight);
        // Equal but for rounding.
        int left = 0, right = Taps - 1;
        while (row[left] < heaviest - 1e-9)
            left++;
        while (row[right] < heaviest - 1e-9)
            right--;
        return First[i] + (left + right) / 2;
    });

    private static double Corner(int i, int from, int to) => to > 1 ? i * ((from - 1.0) / (to - 1)) : 0;

    private static AxisWeights Nearest(int from, int to, Func<int, int> source)
    {
        var weights = new AxisWeights(from, to, 1);
        for (var i = 0; i < to; i++)
            (weights.First[i], weights.Values[i]) = (Math.Min(source(i), from - 1), 1);
        return weights;
    }

    // Between the 2 · reach sources around a place; beyond the border its last source is repeated.
    private static AxisWeights Interpolated(int from, int to, Func<int, double> place, int reach, Func<double, double> kernel)
    {
        var weights = new AxisWeights(from, to, Math.Min(from, 2 * reach));
        for (var i = 0; i < to; i++)
        {
            var x = place(i);
            var below = (int)Math.Floor(x);
            weights.First[i] = Math.Clamp(below - reach + 1, 0, from - weights.Taps);
            for (var source = below - reach + 1; source <= below + reach; source++)
                weights.Values[i * weights.Taps + Math.Clamp(source, 0, from - 1) - weights.First[i]] += kernel(source - x);
        }
        return weights;
    }

    // The mean from ⌊i · from / to⌋ to ⌈(i + 1) · from / to⌉.
    private static AxisWeights Pooled(int from, int to)
    {
        var weights = new AxisWeights(from, to, Math.Min(from, (from + to - 1) / to + 1));
        for (var i = 0; i < to; i++)
        {
            var start = (int)((long)i * from / to);
            var end = (int)(((i + 1L) * from + to - 1) / to);
            weights.First[i] = start;
            weights.Values.AsSpan(i * weights.Taps, end - start).Fill(1.0 / (end - start));
        }
        return weights;
    }

    // The kernel is widened by the factor of shrinking, and cut at the border.
    private static AxisWeights Filtered(int from, int to, double support, Func<double, double> kernel)
    {
        var scale = (double)from / to;
        var width = Math.Max(1, scale);
        support *= width;
        var weights = new AxisWeights(from, to, (int)Math.Ceiling(support) * 2 + 1);
        for (var i = 0; i < to; i++)
        {
            var center = (i + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            var end = Math.Min(from, (int)(center + support + 0.5));
            var row = weights.Values.AsSpan(i * weights.Taps, end - start);
            double sum = 0;
            for (var k = 0; k < row.Length; k++)
                sum += row[k] = kernel((start + k - center + 0.5) / width);
            foreach (ref var weight in row)
                weight /= sum;
            weights.First[i] = start;
        }
        return weights;
    }

    private static double Triangle(double x) => Math.Max(0, 1 - Math.Abs(x));

    // Keys 1981, eq. 15, with his a free.
    private static double Cubic(double x, double a) => Math.Abs(x) switch
    {
        < 1 and var d => ((a + 2) * d - (a + 3)) * d * d + 1,
        < 2 and var d => a * (((d - 5) * d + 8) * d - 4),
        _ => 0,
    };

    private static double Lanczos3(double x) => x is > -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0;

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
