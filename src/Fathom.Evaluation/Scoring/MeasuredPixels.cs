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
        median = new(() => Quantiles.Median<double>((double[])InSpace.Clone()));
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

    /// <summary>What was predicted there, and at how many of them nothing was.</summary>
    /// <param name="prediction">Of the window's size.</param>
    public (double[] Values, int Unknown) Of(DepthMap prediction)
    {
        var values = GC.AllocateUninitializedArray<double>(places.Length);
        var unknown = 0;
        var (isWhole, isInverse) = (prediction.Width == window.Width && window.Top == 0 && window.Left == 0, prediction.Kind.LargerIsNearer());
        for (var k = 0; k < places.Length; k++)
        {
            var at = isWhole ? places[k] : (places[k] / window.Width - window.Top) * prediction.Width + places[k] % window.Width - window.Left;
            var value = prediction.Values[at];
            unknown += float.IsFinite(value) & prediction.IsValid(at) ? 0 : value == float.PositiveInfinity && !isInverse && prediction.IsValid(at) ? 0 : 1;
            values[k] = value;
        }
        return (values, unknown);
    }
}
