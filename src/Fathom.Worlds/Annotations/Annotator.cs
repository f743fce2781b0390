namespace Fathom.Worlds.Annotations;

/// <summary>Measures frames as real instruments do.</summary>
public static class Annotator
{
    /// <summary>The depth map that an instrument would give for a frame.</summary>
    /// <param name="stage">The frame's world.</param>
    /// <param name="shot">How the frame was taken.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="annotation">The instrument.</param>
    /// <param name="seed">Decides its noise.</param>
    /// <returns>Metric depth with what is not measured masked out; for <see cref="Annotation.StructureFromMotion"/> relative depth, for <see cref="Annotation.Stereo"/> affine-invariant inverse depth.</returns>
    /// <exception cref="ArgumentException">A distorted frame is to be measured by <see cref="Annotation.Stereo"/>.</exception>
    /// <exception cref="FathomException"><see cref="Annotation.Stereo"/> needs a library that is missing (<see cref="MissingLibraryException"/>), or the frame is too large for it (<see cref="StereoMatcher.MostCosts"/>).</exception>
    public static DepthMap Measure(this WorldStage stage, Shot shot, WorldFrame frame, Annotation annotation, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(shot);
        ArgumentNullException.ThrowIfNull(frame);
        return annotation switch
        {
            Annotation.Exact => frame.Depth,
            Annotation.Lidar64 => LidarScanner.Hdl64.Scan(stage, shot, frame, new Dice(seed)),
            Annotation.Lidar32 => LidarScanner.Hdl32.Scan(stage, shot, frame, new Dice(seed)),
            Annotation.RgbdCamera => RgbdCamera.Measure(stage, shot, frame, new Dice(seed)),
            Annotation.StructureFromMotion => FeaturePoints.Measure(frame, new Dice(seed)),
            Annotation.Stereo => StereoPair.Measure(stage, shot, frame, new Dice(seed)),
            _ => throw new ArgumentOutOfRangeException(nameof(annotation), annotation, "No such annotation."),
        };
    }
}
