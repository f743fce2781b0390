namespace Fathom.Worlds.Annotations;

/// <summary>What matching finds in a pair of pictures, up to scale and shift: as in the films of MiDaS's training data (Ranftl et al. 2020, section 4), whose cameras stand as far apart as suits the shot and whose pictures are
/// shifted against each other by an unknown amount.</summary>
internal static class StereoPair
{
    // The depth that only this share of the picture is nearer than has a disparity of this share of the picture's width: 20 to 60 pixels of 400.
    private const double NearShare = 0.02;
    private const float LeastDisparity = 0.05f, MostDisparity = 0.15f;

    // What is much nearer than that is not looked for.
    private const double Reserve = 1.4;

    // A share of the width.
    private const float MostShift = 0.1f;

    /// <summary>What is matched.</summary>
    public static DepthMap Measure(WorldStage stage, Shot shot, WorldFrame frame, Dice dice)
    {
        if (shot.Distortion is not null)
            throw new ArgumentException("Stereo matching needs straight rows, but this shot has a lens distortion. Take it without (Shot.Distortion = null).", nameof(shot));
        var camera = shot.Camera;
        var disparity = dice.Uniform(LeastDisparity, MostDisparity) * camera.Width;
        var (scale, shift) = (dice.LogUniform(0.01f, 1), dice.Uniform(-MostShift, MostShift) * camera.Width);

        var baseline = disparity * Near(frame.Depth) / camera.Fx;
        // Both eyes of a painter see the same scene, but no two paintings match.
        var seen = shot.Style == Style.Painted ? shot with { Style = Style.Photo } : shot;
        var left = seen == shot ? frame : stage.Render(seen);
        var right = stage.Render(seen.MovedRight(baseline));
        var matcher = new StereoMatcher { LargestDisparity = Math.Clamp((int)(Reserve * disparity), 1, StereoMatcher.Farthest) };
        var matched = matcher.Match(left.Image, right.Image);
        return new DepthMap(camera.Width, camera.Height, Array.ConvertAll(matched.Values, pixels => scale * (pixels + shift)), DepthKind.AffineInverseDepth, matched.Valid, camera);
    }

    private static double Near(DepthMap depth)
    {
        var finite = Array.FindAll(depth.Values, float.IsFinite);
        return finite.Length > 0 ? Quantiles.Linear(finite, NearShare) : 1;
    }
}
