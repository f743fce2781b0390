using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Which pixels of a frame count.</summary>
public static class ScoredPixels
{
    /// <summary>H×W, true where the depth was measured, above <paramref name="nearest"/> and below the cap (both in metres, both excluded), inside the crop.</summary>
    /// <exception cref="FathomException">The sample has no metric depth, or no finite cap.</exception>
    public static bool[] Of(DepthSample sample, double nearest)
    {
        var depth = sample.Depth;
        if (depth.Kind != DepthKind.MetricDepth)
            throw new FathomException($"{sample.Name}: scores need measured depth in metres, not {depth.Kind.Describe()}.");
        if (!(sample.Cap > nearest && double.IsFinite(sample.Cap)))
            throw new FathomException(FormattableString.Invariant($"{sample.Name}: the cap is {sample.Cap} m; give the distance up to which depth is scored, e.g. 80 for streets or 10 for rooms."));

        var (top, bottom, left, right) = Rectangle(sample.Crop, depth.Width, depth.Height);
        var mask = new bool[depth.Values.Length];
        // Compared as floats: a distance stored exactly at a limit must not cross it by rounding.
        float low = (float)nearest, high = (float)sample.Cap;
        for (var y = top; y < bottom; y++)
            for (var i = y * depth.Width + left; i < y * depth.Width + right; i++)
                mask[i] = depth.Values[i] > low && depth.Values[i] < high && depth.IsValid(i);
        return mask;
    }

    /// <summary>Rows top … bottom − 1 and columns left … right − 1 of a crop in a frame of the given size.</summary>
    /// <exception cref="FathomException">The crop belongs to frames of another size.</exception>
    public static (int Top, int Bottom, int Left, int Right) Rectangle(EvaluationCrop crop, int width, int height) => crop switch
    {
        EvaluationCrop.Garg => ((int)(0.40810811 * height), (int)(0.99189189 * height), (int)(0.03594771 * width), (int)(0.96405229 * width)),
        EvaluationCrop.NyuEigen => (width, height) == (640, 480) ? (45, 471, 41, 601) : throw new FathomException($"Eigen's crop for NYU is one of 640×480 pixels; the depth has {width}×{height}."),
        _ => (0, height, 0, width),
    };
}
