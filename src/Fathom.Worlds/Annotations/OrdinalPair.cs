namespace Fathom.Worlds.Annotations;

/// <summary>Two points of a picture and which of them is nearer, as people mark them (DIW).</summary>
/// <param name="X1">Column of the first.</param>
/// <param name="Y1">Row of the first.</param>
/// <param name="X2">Column of the second.</param>
/// <param name="Y2">Row of the second.</param>
/// <param name="FirstIsNearer">What was marked.</param>
public readonly record struct OrdinalPair(int X1, int Y1, int X2, int Y2, bool FirstIsNearer)
{
    private const float ClearRatio = 1.1f, Mistaken = 0.02f;

    /// <summary>Random pairs whose depths differ by a tenth at least; one in fifty is marked wrongly. Half of them lie on one row, mirrored at the middle: there a vertical ramp does not help.</summary>
    /// <param name="depth">Metric depth.</param>
    /// <param name="count">How many are tried; pairs without a clear answer are left out.</param>
    /// <param name="seed">Decides which.</param>
    public static IReadOnlyList<OrdinalPair> Draw(DepthMap depth, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(depth);
        var dice = new Dice(seed);
        var pairs = new List<OrdinalPair>();
        for (var i = 0; i < count; i++)
        {
            int x1 = dice.Whole(0, depth.Width - 1), y1 = dice.Whole(0, depth.Height - 1), x2 = dice.Whole(0, depth.Width - 1), y2 = dice.Whole(0, depth.Height - 1);
            if (dice.Chance(0.5f))
                (x2, y2) = (depth.Width - 1 - x1, y1);
            var mistaken = dice.Chance(Mistaken);
            int one = y1 * depth.Width + x1, other = y2 * depth.Width + x2;
            float near = depth.Values[one], far = depth.Values[other];
            if (depth.IsValid(one) && depth.IsValid(other) && MathF.Max(near, far) > ClearRatio * MathF.Min(near, far))
                pairs.Add(new(x1, y1, x2, y2, near < far != mistaken));
        }
        return pairs;
    }
}
