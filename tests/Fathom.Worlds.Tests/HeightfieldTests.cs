using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Tests;

public sealed class HeightfieldTests
{
    private static readonly Camera Lens = Camera.FromFieldOfView(64, 48, 70);
    private static readonly Viewpoint Above = Viewpoint.Along(Frame.World.At(3.3f, -7.1f, 9), 0.4f, -0.35f, 0.05f);

    [Fact]
    public void Depth_of_a_sloping_plane_agrees_with_its_closed_form_across_cells_of_all_sizes()
    {
        const float a = 0.12f, b = -0.07f, c = 0.4f;
        var (depth, _) = Expose((x, y) => Height.OfX(x) * a + Height.OfY(y) * b + c, Uneven, 2048);

        for (var i = 0; i < depth.Length; i++)
        {
            var ray = TestScenes.Ray(Lens, Above, i % Lens.Width, i / Lens.Width);
            var slant = ray.Z - a * ray.X - b * ray.Y;
            var expected = (a * Above.Position.X + b * Above.Position.Y + c - Above.Position.Z) / slant;
            if (slant < -0.02 && expected < 300)
                Assert.Equal(expected, depth[i], 2e-5 * expected);
        }
    }

    [Fact]
    public void Depth_of_hills_agrees_with_their_function()
    {
        Func<float, float, Height> hills = (x, y) => Relief.Fractal(x, y, 30, 5, 3) * 4;
        const float cell = 0.5f;
        var (depth, _) = Expose(hills, (_, _) => cell, 256);

        var compared = 0;
        for (var i = 0; i < depth.Length; i++)
        {
            if (float.IsInfinity(depth[i]) || depth[i] > 90)
                continue;
            var ray = TestScenes.Ray(Lens, Above, i % Lens.Width, i / Lens.Width);
            var (x, y, z) = (Above.Position.X + ray.X * depth[i], Above.Position.Y + ray.Y * depth[i], Above.Position.Z + ray.Z * depth[i]);
            // A chord of a curve of curvature k lies within k·cell²/4 of it (two directions); the hills' stay below 0.5 a metre.
            Assert.Equal(hills((float)x, (float)y).Value, z, 0.25 * 0.5 * cell * cell);
            compared++;
        }
        Assert.True(compared > 1000, $"Only {compared} pixels see the hills.");
    }

    [Fact]
    public void Cells_of_all_sizes_leave_no_crack()
    {
        using var mesh = Mesh.Rent();
        mesh.Begin(TestScenes.White, Frame.World, smooth: true);
        Heightfield.Build(mesh, (x, y) => Relief.Fractal(x, y, 20, 5, 3) * 6, Uneven, Vector2.Zero, 256);

        // An edge that belongs to one triangle only lies on the border of the square.
        var lonely = Enumerable.Range(0, mesh.TriangleCount).Select(i => mesh.Triangles[i]).SelectMany(t => new[] { (t.A, t.B), (t.B, t.C), (t.C, t.A) })
            .GroupBy(edge => (Math.Min(edge.Item1, edge.Item2), Math.Max(edge.Item1, edge.Item2))).Where(edge => edge.Count() != 2).ToList();
        Assert.All(lonely, edge =>
        {
            Vector3 from = mesh.Positions[edge.Key.Item1], to = mesh.Positions[edge.Key.Item2];
            Assert.True(from.X == to.X && MathF.Abs(from.X) == 128 || from.Y == to.Y && MathF.Abs(from.Y) == 128, $"{from} to {to}");
        });
        // The square is covered once.
        var area = Enumerable.Range(0, mesh.TriangleCount).Select(i => mesh.Triangles[i]).Sum(t =>
        {
            Vector3 u = mesh.Positions[t.B] - mesh.Positions[t.A], v = mesh.Positions[t.C] - mesh.Positions[t.A];
            return Math.Abs(u.X * v.Y - u.Y * v.X) / 2.0;
        });
        Assert.Equal(256.0 * 256, area, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Slopes_agree_with_finite_differences(int kind)
    {
        Func<float, float, Height> function = kind switch
        {
            0 => (x, y) => Relief.Fractal(x, y, 13, 3, 4),
            1 => (x, y) => Relief.Ridges(x, y, 40, 9, 3),
            2 => (x, y) => (Height.OfX(x) * Height.OfX(x) + Height.OfY(y) * 3 + 50).Root() * Height.OfX(x).Step(-30, 30),
            _ => (x, y) => Height.Mix(Height.OfX(x).Bump(12), Height.OfY(y).Abs() * 0.2f, Relief.Noise(x, y, 9, 4) * 0.5f + 0.5f),
        };
        const float step = 0.02f;
        var dice = new Dice(6);
        for (var i = 0; i < 300; i++)
        {
            float x = dice.Uniform(-25, 25), y = dice.Uniform(-15, 25);
            // The edge of a ridge and of an absolute value has no slope.
            var at = function(x, y);
            double dx = (function(x + step, y).Value - function(x - step, y).Value) / (2 * (double)step), dy = (function(x, y + step).Value - function(x, y - step).Value) / (2 * (double)step);
            if (Math.Abs(function(x + step, y).Dx - function(x - step, y).Dx) + Math.Abs(function(x, y + step).Dy - function(x, y - step).Dy) > 0.03)
                continue;
            Assert.Equal(dx, at.Dx, 0.01);
            Assert.Equal(dy, at.Dy, 0.01);
        }
    }

    private static (float[] Depth, Vector3[] Radiance) Expose(Func<float, float, Height> height, Func<float, float, float> cell, float size) => TestScenes.Expose(place =>
    {
        place.Mesh.Begin(TestScenes.White, Frame.World, smooth: true);
        Heightfield.Build(place.Mesh, height, cell, Vector2.Zero, size);
    }, TestScenes.SunOnly(Vector3.UnitZ), Above, Lens);

    // Sizes that jump from cell to cell.
    private static float Uneven(float x, float y) => 1 + 12 * Dice.Hash((int)MathF.Floor(x / 9), (int)MathF.Floor(y / 9), 3);
}
