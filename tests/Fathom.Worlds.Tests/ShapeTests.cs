using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Tests;

/// <summary>Shapes against the closed forms of their volume, area and normals.</summary>
public sealed class ShapeTests
{
    // Turned and moved: no axis is special.
    private static readonly Frame Oblique = Frame.World.At(3, -2, 5).Turned(0.7f).Pitched(0.4f).Rolled(-0.3f);

    [Fact]
    public void A_turned_half_circle_is_a_ball()
    {
        const int steps = 64, sides = 96;
        const float radius = 1.3f;
        using var mesh = Mesh.Rent();
        var profile = Enumerable.Range(0, steps + 1).Select(i => radius * new Vector2(i is 0 or steps ? 0 : MathF.Sin(MathF.PI * i / steps), -MathF.Cos(MathF.PI * i / steps))).ToArray();
        new Placement(mesh, Oblique).Revolve(TestScenes.White, sides, profile);

        Assert.Equal(4 * Math.PI / 3 * Math.Pow(radius, 3), Volume(mesh), 0.02);
        Assert.Equal(4 * Math.PI * radius * radius, Area(mesh), 0.05);
        for (var i = 0; i < mesh.VertexCount; i++)
            Assert.InRange((mesh.Normals[i] - Vector3.Normalize(mesh.Positions[i] - Oblique.Origin)).Length(), 0, 1e-3);
    }

    [Fact]
    public void A_turned_outline_gives_the_volume_of_its_prism_and_has_edges_where_it_bends_or_a_point_is_repeated()
    {
        const int sides = 24;
        const float radius = 0.8f, height = 2;
        using var mesh = Mesh.Rent();
        new Placement(mesh, Oblique).Revolve(TestScenes.White, sides, new(0, 0), new(radius, 0), new(radius, 0), new(radius, height), new(0, height));

        // A regular polygon of n corners has the area n/2 r² sin(2π/n).
        var polygon = sides / 2.0 * radius * radius * Math.Sin(2 * Math.PI / sides);
        Assert.Equal(polygon * height, Volume(mesh), 1e-4);
        var side = 2 * radius * Math.Sin(Math.PI / sides) * sides * height;
        Assert.Equal(2 * polygon + side, Area(mesh), 1e-4);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var normal = Oblique.Unrotate(mesh.Normals[i]);
            Assert.True(MathF.Abs(MathF.Abs(normal.Z) - 1) < 1e-5f || MathF.Abs(normal.Z) < 1e-5f, $"{normal} belongs to no face.");
        }
    }

    [Fact]
    public void A_tapering_tube_is_a_cone()
    {
        const int sides = 96;
        const float radius = 0.5f, height = 1.5f;
        using var mesh = Mesh.Rent();
        new Placement(mesh, Oblique).Tube(TestScenes.White, sides, new Vector4(0, 0, 0, radius), new Vector4(0, 0, height / 2, radius / 2), new Vector4(0, 0, height, 0));

        var slope = Math.Sqrt(radius * radius + height * height);
        Assert.Equal(Math.PI * radius * slope, Area(mesh), 3e-3);
        for (var i = 0; i < mesh.VertexCount; i++)
            Assert.Equal(radius / slope, Oblique.Unrotate(mesh.Normals[i]).Z, 1e-4);
    }

    [Fact]
    public void A_bent_tube_has_the_surface_of_a_torus()
    {
        const int steps = 128, sides = 64;
        const float bend = 2, radius = 0.3f;
        using var mesh = Mesh.Rent();
        var path = Enumerable.Range(0, steps + 1).Select(i => MathF.SinCos(MathF.PI * i / steps)).Select(angle => new Vector4(bend * angle.Cos, bend * angle.Sin, 0, radius)).ToArray();
        new Placement(mesh, Oblique).Tube(TestScenes.White, sides, path);

        // Pappus: half a turn.
        Assert.Equal(2 * Math.PI * Math.PI * bend * radius, Area(mesh), 0.02);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var local = Oblique.ToLocal(mesh.Positions[i]);
            var middle = Vector3.Normalize(local with { Z = 0 }) * bend;
            Assert.InRange((Oblique.Unrotate(mesh.Normals[i]) - Vector3.Normalize(local - middle)).Length(), 0, 0.02);
        }
    }

    [Fact]
    public void A_swept_profile_covers_its_girth_times_the_way()
    {
        using var mesh = Mesh.Rent();
        var path = Enumerable.Range(0, 5).Select(i => Frame.World.At(0, i * 0.75f, 0)).ToArray();
        new Placement(mesh, Oblique).Sweep(TestScenes.White, path, new(-0.2f, 0), new(0.2f, 0), new(0.2f, 0.1f), new(-0.2f, 0.1f));

        Assert.Equal(3 * (0.4 + 0.1 + 0.4), Area(mesh), 1e-4);
    }

    [Fact]
    public void A_capsule_is_a_cylinder_between_two_halves_of_a_ball()
    {
        const float radius = 0.4f, length = 1.1f;
        using var mesh = Mesh.Rent();
        new Placement(mesh, Oblique).Capsule(TestScenes.White, new(1, 0, 0), new(1, length * 0.6f, length * 0.8f), radius, sides: 96);

        Assert.Equal(Math.PI * radius * radius * length + 4 * Math.PI / 3 * Math.Pow(radius, 3), Volume(mesh), 3e-3);
        Assert.Equal(2 * Math.PI * radius * length + 4 * Math.PI * radius * radius, Area(mesh), 0.01);
    }

    [Fact]
    public void A_rock_is_closed_and_stays_within_its_size()
    {
        for (var detail = 0; detail <= 4; detail++)
        {
            using var mesh = Mesh.Rent();
            new Placement(mesh, Oblique).Rock(TestScenes.White, new Dice((ulong)detail), new(2, 1, 0.5f), detail, roughness: 0.5f);

            Assert.Equal(20 << (2 * detail), mesh.TriangleCount);
            // Every edge belongs to two triangles.
            var edges = Enumerable.Range(0, mesh.TriangleCount).Select(i => mesh.Triangles[i]).SelectMany(t => new[] { (t.A, t.B), (t.B, t.C), (t.C, t.A) });
            Assert.All(edges.GroupBy(edge => (Math.Min(edge.Item1, edge.Item2), Math.Max(edge.Item1, edge.Item2))), edge => Assert.Equal(2, edge.Count()));
            for (var i = 0; i < mesh.VertexCount; i++)
                Assert.InRange((Oblique.ToLocal(mesh.Positions[i]) / new Vector3(2, 1, 0.5f)).Length(), 0.2f, 1.2f);
            Assert.InRange(Volume(mesh), 0.2, 4 * Math.PI / 3);
        }
    }

    [Fact]
    public void A_leaf_has_the_area_of_its_outline()
    {
        foreach (var shape in (LeafShape[])[LeafShape.Facet, LeafShape.Lobed, LeafShape.Sprig, LeafShape.Needles, LeafShape.Frond, LeafShape.Bough, LeafShape.Blade])
        {
            using var mesh = Mesh.Rent();
            mesh.Begin(TestScenes.White, Oblique, smooth: true);
            new Placement(mesh, Oblique).Leaf(shape, new(0.1f, 0.2f, 0.3f), new(0, 0.5f, 0), new(0, 0, 0.2f), Vector3.UnitZ);

            Assert.Equal(shape.Area * 0.5 * 0.2, Area(mesh), 1e-5);
            Assert.All(shape.Corners, corner => Assert.True(corner is { X: >= -0.3f and <= 1, Y: >= -1 and <= 1 }, $"{corner}"));
        }
    }

    [Fact]
    public void A_stamp_is_a_copy_of_another_size()
    {
        using Mesh template = Mesh.Rent(), mesh = Mesh.Rent();
        new Placement(template, Frame.World).Capsule(TestScenes.White, default, new(0, 0, 1), 0.3f);
        new Placement(template, Frame.World).Ball(TestScenes.White, new(1, 2, 3), 0.5f);
        new Placement(mesh, Oblique).Stamp(template, 2);

        Assert.Equal(8 * Volume(template), Volume(mesh), 1e-4);
        Assert.Equal(template.PartCount, mesh.PartCount);
        var ball = mesh.Spheres[0];
        Assert.Equal(1, ball.W);
        Assert.InRange((ball.AsVector3() - Oblique.ToWorld(new(2, 4, 6))).Length(), 0, 1e-5);
    }

    // The sum of the pyramids from the middle to each triangle.
    private static double Volume(Mesh mesh)
    {
        var middle = Vector3.Zero;
        for (var i = 0; i < mesh.VertexCount; i++)
            middle += mesh.Positions[i] / mesh.VertexCount;
        // All bodies here are star-shaped around their middle.
        return Triangles(mesh).Sum(t => Math.Abs(Vector3.Dot(t.A - middle, Vector3.Cross(t.B - middle, t.C - middle))) / 6.0);
    }

    private static double Area(Mesh mesh) => Triangles(mesh).Sum(t => Vector3.Cross(t.B - t.A, t.C - t.A).Length() / 2.0);

    private static IEnumerable<(Vector3 A, Vector3 B, Vector3 C)> Triangles(Mesh mesh) =>
        Enumerable.Range(0, mesh.TriangleCount).Select(i => mesh.Triangles[i]).Select(t => (mesh.Positions[t.A], mesh.Positions[t.B], mesh.Positions[t.C]));
}
