using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Rendering;

/// <summary>Turns pixels into rays. A ray's direction has length 1 along the optical axis, so that its hit distance is the depth.</summary>
internal readonly struct Eye(Viewpoint viewpoint, Camera camera)
{
    private readonly Vector3 right = viewpoint.Right / (float)camera.Fx;
    private readonly Vector3 down = viewpoint.Down / (float)camera.Fy;
    private readonly Vector3 forward = viewpoint.Forward;
    private readonly float focalX = (float)(camera.Fx * camera.Fx), focalY = (float)(camera.Fy * camera.Fy);
    private readonly float cx = (float)camera.Cx, cy = (float)camera.Cy;

    /// <summary>Where all rays start.</summary>
    public Vector3 Position { get; } = viewpoint.Position;

    /// <summary>Metres that a pixel covers, one metre ahead.</summary>
    public float PixelSize { get; } = (float)(1 / Math.Sqrt(camera.Fx * camera.Fy));

    /// <summary>The pixel that shows a place, if it lies ahead.</summary>
    public bool TryProject(Vector3 place, out float x, out float y)
    {
        var way = place - Position;
        var depth = Vector3.Dot(way, forward);
        (x, y) = (cx + Vector3.Dot(way, right) * focalX / depth, cy + Vector3.Dot(way, down) * focalY / depth);
        return depth > 0;
    }

    /// <summary>The ray through a point of the picture; whole numbers are pixel centres.</summary>
    public Vector3 Ray(float x, float y) => right * (x - cx) + down * (y - cy) + forward;
}
