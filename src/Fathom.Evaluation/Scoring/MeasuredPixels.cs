using System.Numerics.Tensors;

namespace Fathom.Evaluation;

/// <summary>What was measured at the pixels that count, row by row without those between.</summary>
internal sealed class MeasuredPixels
{
    private readonly int[] places;
    private readonly PixelWindow window;
    private readonly Lazy<double[]> inSpace;
    private readonly Lazy<double> median;

    /// <param name="measured">H×W metres.</param>
    /// <param name="mask">H×W, false outside the window.</param>
    /// <param name="window">The part of the map that predictions cover.</param>
    /// <param name="space">In which predictions are fitted to it.</param>
    public MeasuredPixels(DepthMap measured, bool[] mask, PixelWindow window, AlignmentSpace space)
    {
        this.window = window;
        places = ScoredPixels.Places(mask);
        Depths = GC.AllocateUninitializedArray<double>(places.Length);
        for (var k = 0; k < places.Length; k++)
            Depths[k] = measured.Values[places[k]];
        inSpace = new(() =>
        {
            var values = (double[])Depths.Clone();
            PredictionSpace.Enter(values, inverse: false, space);
            return values;
        });
        median = new(() =>
        {
            using var copy = new Rented<double>(Depths.Length);
            Depths.CopyTo(copy.Span);
            PredictionSpace.Enter(copy.Span, inverse: false, space);
            return Quantiles.Median(copy.Span);
        });
    }

    /// <summary>N metres.</summary>
    public double[] Depths { get; }

    /// <summary>N values in the space of the alignment.</summary>
    public double[] InSpace => inSpace.Value;

    /// <summary>Their median, as numpy's.</summary>
    public double Median => median.Value;

    public int Count => places.Length;

    /// <summary>Where they lie in the measured map.</summary>
    public ReadOnlySpan<int> Places => places;

    /// <summary>Finds what was predicted there.</summary>
    /// <param name="prediction">Of the window's size.</param>
    /// <param name="values">Gets as many values.</param>
    /// <returns>At how many of them nothing was predicted.</returns>
    public int Read(DepthMap prediction, Span<double> values)
    {
        var map = prediction.Values;
        if (prediction.Width == window.Width && window.Top == 0 && window.Left == 0)
            for (var k = 0; k < places.Length; k++)
                values[k] = map[places[k]];
        else
            for (var k = 0; k < places.Length; k++)
                values[k] = map[InWindow(places[k], prediction.Width)];
        // A sum of finite floats is finite; only what is not must be looked at one by one.
        if (prediction.Valid is null && double.IsFinite(TensorPrimitives.SumOfMagnitudes<double>(values)))
            return 0;
        var (unknown, isInverse) = (0, prediction.Kind.LargerIsNearer());
        for (var k = 0; k < places.Length; k++)
            unknown += prediction.IsValid(InWindow(places[k], prediction.Width)) && (double.IsFinite(values[k]) || (double.IsPositiveInfinity(values[k]) && !isInverse)) ? 0 : 1;
        return unknown;
    }

    private int InWindow(int place, int width) => (place / window.Width - window.Top) * width + place % window.Width - window.Left;
}
