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
    /// <summary>Camera coordinates (x right, y down, z forward) as a frame.</summary>
    private Frame Frame => new(Position, Right, Down, Forward);

    /// <summary>A point in camera coordinates, in the world's.</summary>
    public Point3 ToWorld(Point3 point) => Frame.ToWorldExactly(point);

    /// <summary>A point of the world, in camera coordinates.</summary>
    public Point3 ToCamera(Point3 point) => Frame.ToLocalExactly(point);

    /// <summary>A direction in camera coordinates, in the world's.</summary>
    public Point3 Rotate(Point3 direction) => (Frame with { Origin = default }).ToWorldExactly(direction);

    /// <summary>A direction of the world, in camera coordinates.</summary>
    public Point3 Unrotate(Point3 direction) => (Frame with { Origin = default }).ToLocalExactly(direction);

    /// <summary>From camera coordinates to the world's.</summary>
    public Pose ToPose() => Pose.FromRotation(
        [Right.X, Down.X, Forward.X, Right.Y, Down.Y, Forward.Y, Right.Z, Down.Z, Forward.Z], new Point3(Position.X, Position.Y, Position.Z));

    /// <summary>The viewpoint of a camera that stands elsewhere in this one's coordinates; null: at the same place.</summary>
    public Viewpoint Moved(Pose? offset) => offset is null ? this : new(Single(ToWorld(offset.Translation)), Turned(offset, 0), Turned(offset, 1), Turned(offset, 2));

    // An axis of a camera turned within this one's coordinates.
    private Vector3 Turned(Pose offset, int axis) => Single(Rotate(new Point3(offset.Rotation[axis], offset.Rotation[3 + axis], offset.Rotation[6 + axis])));

    private static Vector3 Single(Point3 point) => new((float)point.X, (float)point.Y, (float)point.Z);

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
