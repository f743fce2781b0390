namespace Fathom.Evaluation;

/// <summary>How much the depths of two frames of a video contradict each other once the motion between them is taken out: flicker. Only where both are known, and the other frame shows the place.</summary>
public static class TemporalError
{
    // Pixels by which flow there and back may miss; more, and something covers the place.
    private const double Agreement = 1;

    /// <summary>By the camera's motion: every pixel goes to space and into the other frame, and its distance there is compared with that frame's, in both directions. The temporal alignment error of Video Depth Anything (Chen et al. 2025). What moves by itself counts as error.</summary>
    /// <param name="depth">H×W metres; NaN where unknown.</param>
    /// <param name="previous">H×W metres of the frame before.</param>
    /// <param name="camera">Of both, H×W.</param>
    /// <param name="toPrevious">From this camera's coordinates to those of the frame before.</param>
    /// <returns>Percent: the mean of 100 · |projected − there| / there, over both directions; null where no pixel meets one.</returns>
    public static double? ByPose(ReadOnlySpan<double> depth, ReadOnlySpan<double> previous, Camera camera, Pose toPrevious) =>
        Projected(depth, previous, camera, toPrevious) is { } there && Projected(previous, depth, camera, toPrevious.Inverse()) is { } back ? (there + back) / 2 : null;

    /// <summary>By optical flow, where the poses are unknown: after the warping error of neural video depth stabilisers (Wang et al. 2023), relative to depth, and where flow there and back agree. What comes nearer between the frames counts as error.</summary>
    /// <param name="depth">H×W metres; NaN where unknown.</param>
    /// <param name="previous">H×W metres of the frame before.</param>
    /// <param name="toPrevious">Where each pixel was in the frame before.</param>
    /// <param name="fromPrevious">Where each pixel of the frame before went.</param>
    /// <returns>Percent: the mean of 100 · |depth − previous| / previous; null where no pixel meets one.</returns>
    public static double? ByFlow(ReadOnlySpan<double> depth, ReadOnlySpan<double> previous, FlowField toPrevious, FlowField fromPrevious)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < depth.Length; i++)
        {
            double u = toPrevious.U[i], v = toPrevious.V[i];
            if (At(toPrevious.Width, toPrevious.Height, i % toPrevious.Width + u, i / toPrevious.Width + v) is { } there
                && Math.Abs(u + fromPrevious.U[there]) <= Agreement && Math.Abs(v + fromPrevious.V[there]) <= Agreement)
                Add(depth[i], previous[there], ref sum, ref count);
        }
        return count == 0 ? null : 100 * sum / count;
    }

    private static double? Projected(ReadOnlySpan<double> from, ReadOnlySpan<double> to, Camera camera, Pose pose)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < from.Length; i++)
        {
            if (!double.IsFinite(from[i]))
                continue;
            var point = pose.Transform(camera.BackProject(i % camera.Width, i / camera.Width, from[i]));
            if (point.Z > 0 && camera.Project(point) is var (x, y) && At(camera.Width, camera.Height, x, y) is { } there)
                Add(point.Z, to[there], ref sum, ref count);
        }
        return count == 0 ? null : 100 * sum / count;
    }

    private static void Add(double depth, double there, ref double sum, ref int count)
    {
        if (!double.IsFinite(depth) || !double.IsFinite(there))
            return;
        sum += Math.Abs(depth - there) / there;
        count++;
    }

    // The nearest pixel.
    private static int? At(int width, int height, double x, double y) =>
        x >= -0.5 && y >= -0.5 && x < width - 0.5 && y < height - 0.5 ? (int)Math.Round(y) * width + (int)Math.Round(x) : null;
}
