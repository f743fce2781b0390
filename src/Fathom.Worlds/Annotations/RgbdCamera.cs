namespace Fathom.Worlds.Annotations;

/// <summary>A structured-light depth camera (the first Kinect): steps of an eighth of a pixel of disparity in 11 bits, nothing nearer than 0.5 m or beyond 10 m, holes beside outlines where the
/// projector's light is hidden, on grazed surfaces and on glass.</summary>
internal static class RgbdCamera
{
    // Focal length in pixels of its infrared camera, metres to the projector, and steps of a pixel.
    private const double Focal = 580, Baseline = 0.075, Steps = 8;
    private const double Nearest = 0.5, Farthest = 10, Grazing = 0.12;
    private const float DisparityNoise = 0.06f;

    /// <summary>What it measures.</summary>
    public static DepthMap Measure(WorldStage stage, Shot shot, WorldFrame frame, Dice dice)
    {
        var projector = stage.Render(shot.MovedRight(Baseline) with { Style = Style.Flat });
        var lit = frame.FlowTo(projector);
        var camera = frame.Depth.Camera!;
        var (values, valid) = (new float[lit.U.Length], new bool[lit.U.Length]);
        // Some shiny or dark things swallow the pattern.
        var swallowing = dice.Next();
        for (var i = 0; i < values.Length; i++)
        {
            double depth = frame.Depth.Values[i];
            var noise = dice.Normal(0, DisparityNoise);
            var ray = camera.BackProject(i % camera.Width, i / camera.Width, 1);
            var cosine = -(frame.Normals[3 * i] * ray.X + frame.Normals[3 * i + 1] * ray.Y + frame.Normals[3 * i + 2] * ray.Z) / ray.Length;
            var steps = Math.Round((Focal * Baseline / depth + noise) * Steps);
            if (!(depth is >= Nearest and <= Farthest) || !(lit.Visible[i] || IsOutside(lit, i)) || cosine < Grazing || frame.Semantics[i] == Semantic.Window
                || steps is < 1 or >= 2048 || (Dice.Mix(swallowing + (ulong)frame.Things[i]) & 31) == 0)
                continue;
            (values[i], valid[i]) = ((float)(Focal * Baseline * Steps / steps), true);
        }
        return new DepthMap(camera.Width, camera.Height, values, DepthKind.MetricDepth, valid, camera);
    }

    // The projector's own picture is wider than the camera's: what leaves the frame is lit all the same.
    private static bool IsOutside(FlowField lit, int i)
    {
        var x = i % lit.Width + lit.U[i];
        return !(x >= 0 && x < lit.Width);
    }
}
