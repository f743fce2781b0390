namespace Fathom.Worlds;

/// <summary>How to take one picture of a world.</summary>
/// <param name="Camera">Size and intrinsics.</param>
public sealed record Shot(Camera Camera)
{
    /// <summary>Seconds from the start of the world's motion, 0 to <see cref="World.Duration"/>: where the camera and the moving things are.</summary>
    public double Time { get; init; }

    /// <summary>Hour and weather.</summary>
    public Condition Condition { get; init; }

    /// <summary>How the picture is drawn.</summary>
    public Style Style { get; init; }

    /// <summary>The lens's distortion, of picture and ground truth alike; null: a pinhole. <see cref="WorldStage.Distortion"/> is the world's own.</summary>
    public Distortion? Distortion { get; init; }

    /// <summary>Where this camera stands in the coordinates (x right, y down, z forward; metres) of the world's own; null: there.</summary>
    public Pose? Offset { get; init; }

    /// <summary>The same picture from a camera moved to the right, as the other eye of a stereo pair.</summary>
    /// <param name="baseline">Metres to the right; negative: to the left.</param>
    public Shot MovedRight(double baseline) => this with { Offset = (Offset ?? Pose.Identity) * Pose.FromAxisAngle(default, new Point3(baseline, 0, 0)) };
}
