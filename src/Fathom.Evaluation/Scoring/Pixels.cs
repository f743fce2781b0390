namespace Fathom.Evaluation;

/// <summary>The pixels of a picture that count, row by row, without those that do not.</summary>
/// <param name="Predicted">N predicted values.</param>
/// <param name="Measured">N measured depths in metres.</param>
/// <param name="Unknown">At how many of them the prediction is unknown or no number.</param>
internal sealed record Pixels(double[] Predicted, double[] Measured, int Unknown)
{
    public int Count => Predicted.Length;

    /// <summary>Gathers what the mask keeps.</summary>
    /// <param name="prediction">Of the window's size.</param>
    /// <param name="measured">H×W metres.</param>
    /// <param name="mask">H×W, false outside the window.</param>
    /// <param name="window">The part of the measured map that the prediction covers.</param>
    public static Pixels Of(DepthMap prediction, DepthMap measured, bool[] mask, PixelWindow window)
    {
        var count = mask.AsSpan().Count(true);
        var (p, g) = (GC.AllocateUninitializedArray<double>(count), GC.AllocateUninitializedArray<double>(count));
        int next = 0, unknown = 0;
        for (var y = window.Top; y < window.Bottom; y++)
        {
            var (from, to) = (y * measured.Width + window.Left, y * measured.Width + window.Right);
            for (int i = from, j = (y - window.Top) * prediction.Width; i < to; i++, j++)
            {
                if (!mask[i])
                    continue;
                var value = prediction.Values[j];
                unknown += float.IsNaN(value) || !prediction.IsValid(j) || (float.IsInfinity(value) && (value < 0 || prediction.Kind.LargerIsNearer())) ? 1 : 0;
                (p[next], g[next]) = (value, measured.Values[i]);
                next++;
            }
        }
        return new Pixels(p, g, unknown);
    }

    /// <summary>Those measured at most so far away.</summary>
    public Pixels UpTo(double metres)
    {
        var (p, g) = (new List<double>(Count), new List<double>(Count));
        for (var i = 0; i < Count; i++)
            if (Measured[i] <= metres)
            {
                p.Add(Predicted[i]);
                g.Add(Measured[i]);
            }
        return new Pixels([.. p], [.. g], 0);
    }
}
