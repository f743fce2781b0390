namespace Fathom.Datasets.Doctor;

/// <summary>What the pixels of a depth tell.</summary>
internal sealed record DepthLook
{
    /// <summary>Width in pixels, as read.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>What the values mean.</summary>
    public required DepthKind Kind { get; init; }

    /// <summary>Pixels that count as measured.</summary>
    public int Measured { get; init; }

    /// <summary>Of them, those that nothing of this kind can be: no number, or negative where the kind has no shift.</summary>
    public int Invalid { get; init; }

    /// <summary>Of them, those at +∞.</summary>
    public int Sky { get; init; }

    /// <summary>Of them, those that have the largest finite value.</summary>
    public int AtLargest { get; init; }

    /// <summary>Of them, those beyond the frame's cap, but for the sky.</summary>
    public int BeyondCap { get; init; }

    /// <summary>The smallest of the values that are valid and finite.</summary>
    public float Smallest { get; init; }

    /// <summary>The largest of them.</summary>
    public float Largest { get; init; }

    /// <summary>The median of those below the frame's cap; +∞ where there are none.</summary>
    public double Median { get; init; }

    /// <summary>Correlation of nearness with the row: positive where what is low in the picture is near. NaN where it cannot be told.</summary>
    public double NearBelow { get; init; } = double.NaN;

    /// <summary>How many metres the ground at the bottom of the picture lies below the camera; null where metres or intrinsics are not known.</summary>
    public double? GroundBelow { get; init; }

    /// <summary>Looks at a frame's depth.</summary>
    public static DepthLook Of(DepthMap depth, DatasetFrame frame, PictureLook picture)
    {
        var (invalid, sky, beyond) = (0, 0, 0);
        List<float> values = [], within = [];
        var rows = new Correlation();
        var cap = (float)frame.Cap;
        for (var i = 0; i < depth.Values.Length; i++)
        {
            var value = depth.Values[i];
            if (!depth.IsValid(i))
                continue;
            // Unknown shift: only the order of values means something.
            if (float.IsNaN(value) || value < (depth.Kind == DepthKind.AffineInverseDepth ? float.MinValue : 0) || float.IsPositiveInfinity(value) && depth.Kind.LargerIsNearer())
            {
                invalid++;
                continue;
            }
            if (float.IsPositiveInfinity(value))
            {
                sky++;
                rows.Add(0, i / depth.Width);
                continue;
            }
            values.Add(value);
            beyond += value > cap ? 1 : 0;
            // A cap is often the largest number, and that the sky.
            if (value < cap)
                within.Add(value);
            if (depth.Kind.LargerIsNearer() || value > 0)
                rows.Add(depth.Kind.LargerIsNearer() ? value : 1 / value, i / depth.Width);
        }
        var look = new DepthLook { Width = depth.Width, Height = depth.Height, Kind = depth.Kind, Measured = values.Count + invalid + sky, Invalid = invalid, Sky = sky, BeyondCap = beyond };
        if (values.Count == 0)
            return look;
        var largest = values.Max();
        return look with
        {
            AtLargest = values.Count(value => value == largest),
            Smallest = values.Min(),
            Largest = largest,
            Median = within.Count == 0 ? double.PositiveInfinity : Quantiles.Median(within.ToArray().AsSpan()),
            NearBelow = rows.Value,
            GroundBelow = depth.Kind == DepthKind.MetricDepth && frame.Intrinsics is { } k ? Ground(depth, k.Fy * depth.Height / picture.Height, k.Cy * depth.Height / picture.Height) : null,
        };
    }

    // From the lowest rows, where a street is nearest, and their middle half, where no kerb is.
    private static double? Ground(DepthMap depth, double fy, double cy)
    {
        const int Fewest = 20;
        var below = new List<double>();
        for (var y = depth.Height * 17 / 20; y < depth.Height; y++)
            for (var x = depth.Width / 4; x < depth.Width * 3 / 4; x++)
                if (depth.IsValid(y * depth.Width + x) && float.IsFinite(depth[x, y]))
                    below.Add((y - cy) / fy * depth[x, y]);
        return below.Count < Fewest ? null : Quantiles.Median(below.ToArray().AsSpan());
    }
}
