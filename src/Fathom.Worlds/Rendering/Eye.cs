using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Rendering;

/// <summary>Turns pixels into rays. A ray's direction has length 1 along the optical axis, so that its hit distance is the depth.</summary>
internal readonly struct Eye(Viewpoint viewpoint, Camera camera)
{
    private readonly Vector3 right = viewpoint.Right / (float)camera.Fx;
    private readonly Vector3 down = viewpoint.Down / (float)camera.Fy;
    private readonly Vector3 forward = viewpoint.Forward;
    private readonly float cx = (float)camera.Cx, cy = (float)camera.Cy;

    /// <summary>Where all rays start.</summary>
    public Vector3 Position { get; } = viewpoint.Position;

    /// <summary>Metres that a pixel covers, one metre ahead.</summary>
    public float PixelSize { get; } = (float)(1 / Math.Sqrt(camera.Fx * camera.Fy));

    /// <summary>The ray through a point of the picture; whole numbers are pixel centres.</summary>
    public Vector3 Ray(float x, float y) => right * (x - cx) + down * (y - cy) + forward;
}
