using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Cameras;

/// <summary>Where a camera stands and looks.</summary>
/// <param name="Position">Metres.</param>
/// <param name="Right">Unit axis of growing x in the picture.</param>
/// <param name="Down">Unit axis of growing y in the picture.</param>
/// <param name="Forward">The optical axis.</param>
internal readonly record struct Viewpoint(Vector3 Position, Vector3 Right, Vector3 Down, Vector3 Forward)
{
    /// <summary>A camera that looks along a frame's y axis, turned by yaw (to the left),
    /// pitch (up) and roll (the camera clockwise, what the picture shows counter-clockwise), all in radians.</summary>
    public static Viewpoint Along(Frame frame, float yaw, float pitch, float roll)
    {
        var turned = frame.Turned(yaw).Pitched(pitch).Rolled(roll);
        return new(turned.Origin, turned.X, -turned.Z, turned.Y);
    }

    /// <summary>A camera at a place, looking at another.</summary>
    public static Viewpoint LookAt(Vector3 position, Vector3 target, float roll)
    {
        var to = target - position;
        return Along(Frame.World with { Origin = position }, MathF.Atan2(-to.X, to.Y),
            MathF.Atan2(to.Z, MathF.Sqrt(to.X * to.X + to.Y * to.Y)), roll);
    }
}
