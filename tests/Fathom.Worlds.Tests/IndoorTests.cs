using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests;

/// <summary>Solids of the families inside houses against closed forms, and what every hall, room, tabletop and abstract scene keeps to.</summary>
public sealed class IndoorTests
{
    private static readonly Material White = new Plain(Vector3.One);

    public static TheoryData<string> Inside => ["abstract", "hall", "room", "tabletop"];

    [Fact]
    public void A_sheet_in_the_form_of_a_ball_has_the_balls_points_and_normals()
    {
        using var mesh = Mesh.Rent();
        new Placement(mesh, Frame.World).Sheet(White, 16, 12, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var (up, across) = MathF.SinCos(2.8f * (v - 0.5f));
            return new(across * cos, across * sin, up);
        });

        Assert.Equal(2 * 16 * 12, mesh.TriangleCount);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            Assert.Equal(1, mesh.Positions[i].Length(), 1e-5);
            Assert.InRange(MathF.Abs(Vector3.Dot(mesh.Positions[i], mesh.Normals[i])), 0.999f, 1.0001f);
        }
    }

    [Fact]
    public void A_rounded_box_touches_its_six_planes_and_is_a_radius_from_its_core()
    {
        const float radius = 0.1f;
        using var mesh = Mesh.Rent();
        new Placement(mesh, Frame.World).Rounded(White, 1, 2, 3, 0.8f, 0.6f, 0.5f, radius, 3);

        Vector3 low = new(float.PositiveInfinity), high = new(float.NegativeInfinity), centre = new(1, 2, 3.25f), core = new Vector3(0.8f, 0.6f, 0.5f) / 2 - new Vector3(radius);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            (low, high) = (Vector3.Min(low, mesh.Positions[i]), Vector3.Max(high, mesh.Positions[i]));
            var local = mesh.Positions[i] - centre;
            var away = local - Vector3.Clamp(local, -core, core);
            Assert.Equal(radius, away.Length(), 1e-5);
            Assert.Equal(1, Vector3.Dot(away / radius, mesh.Normals[i]), 1e-4);
        }
        Assert.True(Vector3.Distance(low, new(0.6f, 1.7f, 3)) < 1e-5 && Vector3.Distance(high, new(1.4f, 2.3f, 3.5f)) < 1e-5, $"{low} to {high}");
    }

    [Fact]
    public void A_tin_has_upright_normals_on_its_lid_and_level_ones_on_its_side()
    {
        using var mesh = Mesh.Rent();
        new Placement(mesh, Frame.World).Revolve(White, 20, new(0, 0), new(1, 0), new(1, 2), new(0, 2));

        var upright = Enumerable.Range(0, mesh.VertexCount).Count(i => MathF.Abs(mesh.Normals[i].Z) > 0.999f);
        var level = Enumerable.Range(0, mesh.VertexCount).Count(i => MathF.Abs(mesh.Normals[i].Z) < 1e-3f);
        Assert.Equal((80, 40), (upright, level));
    }

    [Fact]
    public void A_tube_is_everywhere_its_radius_from_a_straight_line()
    {
        using var mesh = Mesh.Rent();
        Vector3 from = new(1, 2, 3), way = Vector3.Normalize(new(1, -1, 2));
        new Placement(mesh, Frame.World).Tube(White, 0.3f, 9, [from, from + way, from + 3 * way]);

        for (var i = 0; i < mesh.VertexCount; i++)
            Assert.Equal(0.3, Vector3.Cross(mesh.Positions[i] - from, way).Length(), 1e-5);
    }

    [Fact]
    public void A_smooth_line_passes_through_its_points()
    {
        Vector3[] points = [new(0, 0, 0), new(1, 2, 0), new(3, 1, 1), new(4, 4, 2)];
        var line = Curve.Smooth(points, 5);

        Assert.Equal(16, line.Length);
        for (var i = 0; i < points.Length; i++)
            Assert.True(Vector3.Distance(points[i], line[5 * i]) < 1e-5);
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void Scenes_are_rich_but_not_too_rich(string family)
    {
        var triangles = Enumerable.Range(0, 60).Select(seed =>
        {
            using var scene = World.Create(family, (ulong)seed).Compose();
            return scene.Mesh.TriangleCount + scene.Bodies.Sum(body => body.Mesh.TriangleCount);
        }).Order().ToArray();

        Assert.InRange(triangles[30], 20_000, 90_000);
        Assert.InRange(triangles[55], 20_000, 180_000);
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void Nothing_is_built_at_a_place_that_is_no_number(string family)
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            using var scene = World.Create(family, seed).Compose();
            for (var i = 0; i < scene.Mesh.VertexCount; i++)
                if (!float.IsFinite(scene.Mesh.Positions[i].LengthSquared() + scene.Mesh.Normals[i].LengthSquared()))
                    Assert.Fail($"{family} {seed}, vertex {i}: {scene.Mesh.Positions[i]}, normal {scene.Mesh.Normals[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void Nowhere_burn_more_than_thirty_lamps_and_every_condition_has_some_light(string family)
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            using var scene = World.Create(family, seed).Compose();
            foreach (var condition in Enum.GetValues<Condition>())
            {
                var light = scene.Light(condition);
                Assert.InRange(light.Lamps.Count, 0, 30);
                Assert.True(light.Lamps.Count > 0 || light.Ambient(Vector3.UnitZ).Y > 0, $"{family} {seed} is dark under {condition}.");
                Assert.All(light.Lamps, lamp => Assert.True(float.IsFinite(lamp.Power.X + lamp.Facing.X) && lamp.Power.Y >= 0));
            }
        }
    }

    [Fact]
    public void In_halls_nothing_comes_in_by_the_windows_at_night()
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            using var scene = World.Hall(seed).Compose();
            Light day = Sum(Condition.Day), night = Sum(Condition.Night);
            Assert.True(night.Sky < 0.02f * day.Sky && night.Sun == 0, $"hall {seed}");
            Assert.True(night.Lamps > 0, $"hall {seed} has no lamps at night");

            Light Sum(Condition condition)
            {
                var light = scene.Light(condition);
                return new(light.Sky.Zenith.Y, light.Sun.Y, light.Lamps.Sum(lamp => lamp.Power.Y));
            }
        }
    }

    [Fact]
    public void Tabletops_are_seen_from_fifteen_centimetres_to_three_metres()
    {
        var depths = Enumerable.Range(0, 40).Select(seed => World.Tabletop((ulong)seed).Render(48, 36).Depth.Values.Order().ElementAt(48 * 36 / 3)).Order().ToArray();

        Assert.InRange(depths[2], 0.12f, 0.6f);
        Assert.InRange(depths[38], 0.6f, 4);
    }

    [Fact]
    public void Rooms_have_the_labels_of_what_they_are_for()
    {
        var seen = new HashSet<Semantic>();
        for (var seed = 0UL; seed < 12; seed++)
            seen.UnionWith(World.Room(seed).Render(64, 48).Semantics);

        Assert.Superset(new HashSet<Semantic> { Semantic.Floor, Semantic.Wall, Semantic.Ceiling, Semantic.Furniture, Semantic.Thing, Semantic.Window }, seen);
    }

    private sealed record Light(float Sky, float Sun, float Lamps);
}
