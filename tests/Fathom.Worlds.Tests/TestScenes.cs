using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

/// <summary>Scenes small enough for closed forms.</summary>
internal static class TestScenes
{
    public static readonly Material White = new Plain(Vector3.One);

    public static readonly Sky Black = new() { Zenith = default, Horizon = default, Cloud = default, Ground = default };

    /// <summary>No light but the given sun.</summary>
    public static Illumination SunOnly(Vector3 direction, float radius = 0.001f) =>
        new()
        {
            Sky = Black,
            Sun = Vector3.One,
            SunDirection = Vector3.Normalize(direction),
            SunRadius = radius,
            EvenAmbient = Vector3.Zero,
            Bounce = 0
        };

    /// <summary>Renders without a sensor and hands out depth and linear colour.</summary>
    public static (float[] Depth, Vector3[] Radiance) Expose(Action<Placement> build, Illumination light, Viewpoint viewpoint,
        Camera camera)
    {
        using var mesh = Mesh.Rent();
        build(new Placement(mesh, Frame.World));
        using var renderer = new Renderer();
        var depth = new float[camera.Width * camera.Height];
        using var accelerator = renderer.Accelerate(mesh);
        renderer.Expose(mesh, accelerator, light, viewpoint, camera, new Dice(1), depth);
        return (depth, renderer.Buffer.Radiance[..depth.Length]);
    }

    /// <summary>The ray of a pixel in world coordinates, of length 1 along the optical axis, in double precision from the pinhole
    /// model.</summary>
    public static (double X, double Y, double Z) Ray(Camera camera, Viewpoint view, int x, int y)
    {
        double a = (x - camera.Cx) / camera.Fx, b = (y - camera.Cy) / camera.Fy;
        return (view.Forward.X + a * view.Right.X + b * view.Down.X, view.Forward.Y + a * view.Right.Y + b * view.Down.Y,
            view.Forward.Z + a * view.Right.Z + b * view.Down.Z);
    }
}
