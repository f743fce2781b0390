using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Rendering;

/// <summary>Turns pixels into rays and points into pixels. A ray's direction has length 1 along the optical axis, so that its hit distance is the depth.</summary>
internal readonly struct Eye(Viewpoint viewpoint, Camera camera, Distortion? distortion = null)
{
    private readonly Viewpoint viewpoint = viewpoint;
    private readonly Camera camera = camera;
    private readonly Distortion? distortion = distortion;
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
    public Vector3 Ray(float x, float y)
    {
        if (distortion is not null)
        {
            var (u, v) = distortion.Undistort(camera, x, y);
            (x, y) = ((float)u, (float)v);
        }
        return right * (x - cx) + down * (y - cy) + forward;
    }

    /// <summary>Where a point of the world appears; false behind the eye.</summary>
    public bool TryProject(Vector3 point, out Vector2 pixel)
    {
        var way = point - Position;
        var depth = Vector3.Dot(way, forward);
        pixel = new Vector2(Vector3.Dot(way, viewpoint.Right) / depth * (float)camera.Fx + cx, Vector3.Dot(way, viewpoint.Down) / depth * (float)camera.Fy + cy);
        if (distortion is not null)
        {
            var (x, y) = distortion.Distort(camera, pixel.X, pixel.Y);
            pixel = new((float)x, (float)y);
        }
        return depth > 1e-4f;
    }
}
