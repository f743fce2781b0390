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
    private readonly float cx = (float)camera.Cx, cy = (float)camera.Cy;

    /// <summary>Where all rays start.</summary>
    public Vector3 Position { get; } = viewpoint.Position;

    /// <summary>Metres that a pixel covers, one metre ahead.</summary>
    public float PixelSize { get; } = (float)(1 / Math.Sqrt(camera.Fx * camera.Fy));

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

    /// <summary>Where a ray starts that leaves a surface: rounding must not let the surface hide itself, and the farther from the eye, the coarser its floats.</summary>
    public Vector3 Lifted(Vector3 position, Vector3 normal) => position + normal * (1e-3f + 2e-4f * Vector3.Distance(position, Position));

    /// <summary>Where a ray goes on behind glass. Nearer to it than <see cref="Lifted"/>: a bottle's label lies half a millimetre behind.</summary>
    public Vector3 Behind(Vector3 position, Vector3 normal) => position - normal * (5e-5f + 2e-5f * Vector3.Distance(position, Position));
}
