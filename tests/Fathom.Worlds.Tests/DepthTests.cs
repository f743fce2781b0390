using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

public sealed class DepthTests
{
    private const double Tolerance = 1e-5;

    private static readonly Camera Lens = Camera.FromFieldOfView(97, 61, 70);

    // A tilted, turned and rolled camera: no axis is special.
    private static readonly Viewpoint Oblique = Viewpoint.Along(Frame.World.At(3.3f, -7.1f, 1.65f), 0.4f, -0.15f, 0.05f);

    [Fact]
    public void Depth_of_a_plane_agrees_with_its_closed_form_up_to_the_horizon()
    {
        var (depth, _) = TestScenes.Expose(place => place.Floor(TestScenes.White, -5000, -5000, 5000, 5000, 0),
            TestScenes.SunOnly(Vector3.UnitZ), Oblique, Lens);

        ForEachPixel((x, y, i) =>
        {
            var ray = TestScenes.Ray(Lens, Oblique, x, y);
            if (ray.Z < -0.01)
                AssertClose(-Oblique.Position.Z / ray.Z, depth[i]);
            else if (ray.Z > 0)
                Assert.Equal(float.PositiveInfinity, depth[i]);
        });
    }

    [Fact]
    public void Depth_of_a_box_agrees_with_the_slab_method()
    {
        double[] low = [1.5, -4, 0.2], high = [3.5, -2.5, 2.4];
        var (depth, _) = TestScenes.Expose(place => place.Box(TestScenes.White, 1.5f, -4, 0.2f, 3.5f, -2.5f, 2.4f),
            TestScenes.SunOnly(Vector3.UnitZ), Oblique, Lens);

        var hits = 0;
        ForEachPixel((x, y, i) =>
        {
            var ray = TestScenes.Ray(Lens, Oblique, x, y);
            double[] direction = [ray.X, ray.Y, ray.Z], origin = [Oblique.Position.X, Oblique.Position.Y, Oblique.Position.Z];
            double near = double.NegativeInfinity, far = double.PositiveInfinity;
            for (var axis = 0; axis < 3; axis++)
            {
                double a = ((float)low[axis] - origin[axis]) / direction[axis], b = ((float)high[axis] - origin[axis]) / direction[axis];
                (near, far) = (Math.Max(near, Math.Min(a, b)), Math.Min(far, Math.Max(a, b)));
            }
            // A ray along an edge may fall on either side of it in single precision.
            if (Math.Abs(far - near) < 1e-3)
                return;
            if (near < far)
            {
                AssertClose(near, depth[i]);
                hits++;
            }
            else
                Assert.Equal(float.PositiveInfinity, depth[i]);
        });
        Assert.True(hits > 200, $"Only {hits} pixels see the box.");
    }

    [Fact]
    public void Depth_of_a_sphere_agrees_with_its_quadratic_equation()
    {
        var centre = new Vector3(2, -1, 1.2f);
        const float radius = 1.7f;
        var (depth, _) = TestScenes.Expose(place => place.Ball(TestScenes.White, centre, radius), TestScenes.SunOnly(Vector3.UnitZ),
            Oblique, Lens);

        var hits = 0;
        ForEachPixel((x, y, i) =>
        {
            var ray = TestScenes.Ray(Lens, Oblique, x, y);
            double cx = (double)centre.X - Oblique.Position.X, cy = (double)centre.Y - Oblique.Position.Y,
                cz = (double)centre.Z - Oblique.Position.Z;
            double a = ray.X * ray.X + ray.Y * ray.Y + ray.Z * ray.Z, b = ray.X * cx + ray.Y * cy + ray.Z * cz,
                c = cx * cx + cy * cy + cz * cz - radius * radius;
            var inside = b * b - a * c;
            // At the rim the root's own condition number eats the digits.
            if (Math.Abs(inside) < 0.05)
                return;
            if (inside > 0)
            {
                AssertClose((b - Math.Sqrt(inside)) / a, depth[i]);
                hits++;
            }
            else
                Assert.Equal(float.PositiveInfinity, depth[i]);
        });
        Assert.True(hits > 200, $"Only {hits} pixels see the sphere.");
    }

    [Theory]
    [InlineData("street", 3)]
    [InlineData("street", 8)]
    [InlineData("room", 3)]
    [InlineData("room", 8)]
    [InlineData("country", 3)]
    [InlineData("nature", 8)]
    public void Depth_of_a_world_agrees_with_trying_every_triangle_and_sphere(string family, int seed)
    {
        using var scene = World.Create(family, (ulong)seed).Compose();
        var camera = scene.Lens.Fit(18, 12);
        using var renderer = new Renderer();
        using var accelerator = renderer.Accelerate(scene.Mesh);
        var depth = new float[18 * 12];
        var (viewpoint, bodies) = Renderer.Pose(scene, accelerator, new Shot(camera) { Time = 1.5 });
        renderer.Expose(scene.Mesh, accelerator, scene.Light(Condition.Day), viewpoint, camera, new Dice(1), depth);

        var wrong = 0;
        for (var i = 0; i < depth.Length; i++)
        {
            var ray = TestScenes.Ray(camera, viewpoint, i % 18, i / 18);
            var expected = Nearest(scene.Mesh, viewpoint.Position, ray);
            // Infinite on both sides, or equal within single precision.
            if (!(expected == depth[i] || Math.Abs(expected - depth[i]) <= 1e-4 * expected))
                wrong++;
        }
        // Rays that graze an edge may be decided differently.
        Assert.True(wrong <= 2, $"{wrong} of {depth.Length} pixels differ.");
    }

    // Möller and Trumbore 1997 over the whole mesh, in double precision.
    private static double Nearest(Mesh mesh, Vector3 origin, (double X, double Y, double Z) ray)
    {
        var nearest = double.PositiveInfinity;
        for (var i = 0; i < mesh.TriangleCount; i++)
        {
            var triangle = mesh.Triangles[i];
            Vector3 a = mesh.Positions[triangle.A], b = mesh.Positions[triangle.B], c = mesh.Positions[triangle.C];
            double ux = (double)b.X - a.X, uy = (double)b.Y - a.Y, uz = (double)b.Z - a.Z, vx = (double)c.X - a.X, vy = (double)c.Y - a.Y,
                vz = (double)c.Z - a.Z;
            double px = ray.Y * vz - ray.Z * vy, py = ray.Z * vx - ray.X * vz, pz = ray.X * vy - ray.Y * vx;
            var determinant = ux * px + uy * py + uz * pz;
            if (determinant == 0)
                continue;
            double tx = (double)origin.X - a.X, ty = (double)origin.Y - a.Y, tz = (double)origin.Z - a.Z;
            var s = (tx * px + ty * py + tz * pz) / determinant;
            double qx = ty * uz - tz * uy, qy = tz * ux - tx * uz, qz = tx * uy - ty * ux;
            var t = (ray.X * qx + ray.Y * qy + ray.Z * qz) / determinant;
            var distance = (vx * qx + vy * qy + vz * qz) / determinant;
            if (s >= 0 && t >= 0 && s + t <= 1 && distance > 0)
                nearest = Math.Min(nearest, distance);
        }
        for (var i = 0; i < mesh.SphereCount; i++)
        {
            var sphere = mesh.Spheres[i];
            double x = (double)sphere.X - origin.X, y = (double)sphere.Y - origin.Y, z = (double)sphere.Z - origin.Z;
            double a = ray.X * ray.X + ray.Y * ray.Y + ray.Z * ray.Z, b = ray.X * x + ray.Y * y + ray.Z * z,
                inside = b * b - a * (x * x + y * y + z * z - (double)sphere.W * sphere.W);
            if (inside > 0 && b > Math.Sqrt(inside))
                nearest = Math.Min(nearest, (b - Math.Sqrt(inside)) / a);
        }
        return nearest;
    }

    private static void ForEachPixel(Action<int, int, int> check)
    {
        for (var y = 0; y < Lens.Height; y++)
            for (var x = 0; x < Lens.Width; x++)
                check(x, y, y * Lens.Width + x);
    }

    private static void AssertClose(double expected, float actual) => Assert.True(Math.Abs(actual - expected) <= Tolerance * expected,
        $"{actual} instead of {expected}");
}
