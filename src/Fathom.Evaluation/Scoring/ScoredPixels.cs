using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Which pixels of a frame count.</summary>
public static class ScoredPixels
{
    /// <summary>H×W of the measured map, true where depth was measured, between the protocol's limits (both excluded), inside its window and crop.</summary>
    /// <exception cref="FathomException">The truth is no metric depth, there is no limit where the protocol takes the frame's, or the map has another size than the protocol's window.</exception>
    public static bool[] Of(Protocol protocol, Truth truth)
    {
        var depth = Metric(truth);
        var farthest = protocol.Farthest.Of(truth.Cap);
        if (!(farthest > protocol.Nearest) || (protocol.Farthest == FarLimit.Cap && !double.IsFinite(farthest)))
            throw new FathomException(FormattableString.Invariant($"{truth.Name}: the cap is {farthest} m; give the distance up to which depth is scored, e.g. 80 for streets or 10 for rooms."));
        return Between(depth, protocol.Nearest, farthest, Rectangle(protocol, truth));
    }

    /// <summary>H×W, true wherever anything above 0 was measured, inside the protocol's window.</summary>
    /// <exception cref="FathomException">As for <see cref="Of"/>.</exception>
    internal static bool[] AllMeasured(Protocol protocol, Truth truth) => Between(Metric(truth), 0, double.PositiveInfinity, Rectangle(protocol with { Crop = new(EvaluationCrop.None) }, truth));

    /// <summary>Rows top … bottom − 1 and columns left … right − 1 of a crop in a map of the given size.</summary>
    /// <exception cref="FathomException">The crop is for another size.</exception>
    public static (int Top, int Bottom, int Left, int Right) Rectangle(EvaluationCrop crop, int width, int height) => crop switch
    {
        EvaluationCrop.Garg => ((int)(0.40810811 * height), (int)(0.99189189 * height), (int)(0.03594771 * width), (int)(0.96405229 * width)),
        EvaluationCrop.NyuEigen when (width, height) != (640, 480) => throw new FathomException($"Eigen's crop of NYU Depth v2 is for maps of 640×480, this one has {width}×{height}."),
        EvaluationCrop.NyuEigen => (45, 471, 41, 601),
        _ => (0, height, 0, width),
    };

    private static DepthMap Metric(Truth truth) => truth.Depth is { Kind: DepthKind.MetricDepth } depth
        ? depth
        : throw new FathomException($"{truth.Name}: scores need measured depth in metres, not {truth.Depth?.Kind.Describe() ?? "pairs of points"}.");

    private static (int Top, int Bottom, int Left, int Right) Rectangle(Protocol protocol, Truth truth)
    {
        var crop = protocol.Crop.Window is { } scored ? Fit(scored, truth) : Rectangle(protocol.Crop.Name ?? truth.Crop, truth.Width, truth.Height);
        return protocol.Window is null ? crop : Fit(protocol.Window, truth) is var window
            ? (Math.Max(crop.Top, window.Top), Math.Min(crop.Bottom, window.Bottom), Math.Max(crop.Left, window.Left), Math.Min(crop.Right, window.Right))
            : default;
    }

    private static (int Top, int Bottom, int Left, int Right) Fit(PixelWindow window, Truth truth) => (window.Width, window.Height) == (truth.Width, truth.Height)
        ? (window.Top, window.Bottom, window.Left, window.Right)
        : throw new FathomException($"{truth.Name}: the protocol is for measured maps of {window.Width}×{window.Height}, this one has {truth.Width}×{truth.Height}.");

    private static bool[] Between(DepthMap depth, double nearest, double farthest, (int Top, int Bottom, int Left, int Right) rectangle)
    {
        var mask = new bool[depth.Values.Length];
        // Compared as floats: a distance stored exactly at a limit must not cross it by rounding.
        float low = (float)nearest, high = (float)farthest;
        for (var y = rectangle.Top; y < rectangle.Bottom; y++)
        {
            var row = new Range(y * depth.Width + rectangle.Left, y * depth.Width + rectangle.Right);
            Between(depth.Values.AsSpan(row), depth.Valid is { } valid ? valid.AsSpan(row) : default, low, high, mask.AsSpan(row));
        }
        return mask;
    }

    // Without branches: laser points lie scattered, and no processor foresees them.
    private static void Between(ReadOnlySpan<float> depth, ReadOnlySpan<bool> valid, float low, float high, Span<bool> mask)
    {
        if (valid.IsEmpty)
            for (var i = 0; i < mask.Length; i++)
                mask[i] = depth[i] > low & depth[i] < high;
        else
            for (var i = 0; i < mask.Length; i++)
                mask[i] = depth[i] > low & depth[i] < high & valid[i];
    }

    /// <summary>The places of the mask's pixels, row by row.</summary>
    internal static int[] Places(ReadOnlySpan<bool> mask)
    {
        var places = GC.AllocateUninitializedArray<int>(mask.Count(true));
        var next = 0;
        for (var i = 0; next < places.Length; i++)
        {
            // Written before it is known whether it counts: no processor foresees where lasers hit.
            places[next] = i;
            next += mask[i] ? 1 : 0;
        }
        return places;
    }
}
