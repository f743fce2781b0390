using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

/// <summary>What each condition promises, in numbers; whether it looks like it is for eyes.</summary>
public sealed class ConditionTests
{
    private static readonly Camera Lens = Camera.FromFieldOfView(32, 32, 40);

    public static TheoryData<string> Families => [.. World.Families];

    [Fact]
    public void It_gets_darker_from_day_over_dusk_to_night()
    {
        double[] sky = [.. new[] { Condition.Day, Condition.Dusk, Condition.Night }.Select(condition =>
            Many(condition).Select(light => (double)light.Ambient(Vector3.UnitZ).Y + light.Sun.Y * 0.3).Order().ElementAt(100))];

        Assert.True(sky[1] < 0.2 * sky[0] && sky[2] < 0.1 * sky[1], string.Join(", ", sky));
        Assert.All(Many(Condition.Night).Concat(Many(Condition.Dusk)), light => Assert.True(light.Dark && light.Glow == 1));
        Assert.All(Many(Condition.Day), light => Assert.True(!light.Dark && light.Glow == 0));
    }

    [Fact]
    public void A_third_of_the_nights_is_wet_and_a_third_has_a_moon()
    {
        var nights = Many(Condition.Night);

        Assert.InRange(nights.Count(light => light.Wetness > 0) / 200.0, 0.25, 0.42);
        Assert.InRange(nights.Count(light => light.Sun != default) / 200.0, 0.2, 0.4);
    }

    [Fact]
    public void Fog_rain_and_snow_are_what_their_names_say()
    {
        Assert.All(Many(Condition.Fog), light => Assert.InRange(light.HazeDistance, 15, 150));
        Assert.All(Many(Condition.Rain), light => Assert.InRange(light.Wetness, 0.5f, 1));
        Assert.All(Many(Condition.Snow), light => Assert.InRange(light.Snow, 0.5f, 1));
        foreach (var condition in new[] { Condition.Fog, Condition.Rain, Condition.Snow })
            Assert.All(Many(condition), light => Assert.Equal(default, light.Sun));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_same_condition_looks_the_same_again(string family)
    {
        using var stage = World.Create(family, 11).Open();
        foreach (var condition in Enum.GetValues<Condition>())
        {
            var shot = new Shot(stage.Camera(64, 48)) { Condition = condition, Time = 1 };
            Assert.Equal(stage.Render(shot).Image.Pixels, World.Create(family, 11).Render(shot).Image.Pixels);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void No_condition_leaves_pictures_black_or_white(string family)
    {
        var bad = new List<string>();
        for (var seed = 0UL; seed < 12; seed++)
        {
            using var stage = World.Create(family, seed).Open();
            foreach (var condition in Enum.GetValues<Condition>())
            {
                var brightness = stage.Render(new Shot(stage.Camera(48, 32)) { Condition = condition }).Image.Pixels.Average(value => value / 255.0);
                if (brightness is < 0.02 or > 0.94)
                    bad.Add($"{condition} {seed}: {brightness:F2}");
            }
        }
        Assert.True(bad.Count <= 3, string.Join(", ", bad));
    }

    [Fact]
    public void At_night_street_lamps_and_headlights_outshine_the_sky()
    {
        // Light on level ground three metres under the lamps' heads, against the open sky's.
        var brighter = 0;
        var streets = 0;
        for (var seed = 0UL; seed < 30; seed++)
        {
            using var scene = World.Street(seed).Compose();
            if (scene.Mesh.Lamps.Count == 0)
                continue;
            var night = scene.Light(Condition.Night);
            streets++;
            var strongest = scene.Mesh.Lamps.Max(lamp => lamp.Power.Length() * lamp.Falloff(-3 * lamp.Facing, 9));
            brighter += strongest > 10 * (night.Sun + night.Ambient(Vector3.UnitZ)).Length() ? 1 : 0;
        }
        Assert.True(streets >= 20 && brighter > 0.9 * streets, $"{brighter} of {streets} streets");
    }

    [Fact]
    public void Most_streets_have_twenty_lamps_or_more_and_every_reach_ends()
    {
        var counts = new List<int>();
        for (var seed = 0UL; seed < 60; seed++)
        {
            using var scene = World.Street(seed).Compose();
            counts.Add(scene.Mesh.Lamps.Count + scene.Bodies.Sum(body => body.Mesh.Lamps.Count));
            Assert.All(scene.Mesh.Lamps.Concat(scene.Bodies.SelectMany(body => body.Mesh.Lamps)), lamp => Assert.InRange(lamp.Reach, 1, 60));
        }
        Assert.InRange(counts.Order().ElementAt(30), 12, 80);
    }

    [Fact]
    public void In_rooms_lamps_hang_where_they_hung_and_burn_at_night()
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            using var scene = World.Room(seed).Compose();
            Illumination day = scene.Light(Condition.Day), night = scene.Light(Condition.Night);

            Assert.Equal(1, night.Glow);
            Assert.Equal(default, night.Sun);
            // Windows first; at night they give a hundredth of the day's light at most.
            foreach (var (bright, dark) in day.Lamps.Zip(night.Lamps))
            {
                Assert.Equal(bright.Centre, dark.Centre);
                Assert.True(dark.Power == bright.Power || dark.Power.Length() < 0.01f * bright.Power.Length());
            }
            Assert.Contains(night.Lamps, lamp => lamp.Power.Length() > 0.1f);
        }
    }

    [Fact]
    public void A_polished_floor_mirrors_a_bright_wall_by_Schlicks_formula()
    {
        // The camera looks along the floor at a black mirror; behind it stands a wall of radiance 2, as high as the mirrored rays go.
        const float gloss = 0.04f;
        var eye = Viewpoint.Along(Frame.World with { Origin = new(0, 0, 1.5f) }, 0, -0.5f, 0);
        var (_, radiance) = TestScenes.Expose(place =>
        {
            place.Floor(new Plain(default, gloss, 1), -50, -1, 50, 20, 0);
            place.Box(new Plain(default) { Emission = new(2) }, -50, 20, -1, 50, 21, 90);
        }, TestScenes.SunOnly(-Vector3.UnitZ), eye, Lens);

        var compared = 0;
        for (var i = 0; i < radiance.Length; i++)
        {
            var (x, y, z) = TestScenes.Ray(Lens, eye, i % 32, i / 32);
            var length = Math.Sqrt(x * x + y * y + z * z);
            var cosine = -z / length;
            // Not near where floor and wall meet.
            if (cosine * 15 < 1.7)
                continue;
            Assert.Equal(2 * (gloss + (1 - gloss) * Math.Pow(1 - cosine, 5)), radiance[i].X, 2e-3);
            compared++;
        }
        Assert.True(compared > 500);
    }

    [Fact]
    public void A_wet_road_draws_a_lit_window_out_downwards()
    {
        // A small bright square stands over the far end of a level road; its mirror image lies in the road's pixels below it.
        var eye = Viewpoint.Along(Frame.World with { Origin = new(0, 0, 1.5f) }, 0, -0.1f, 0);
        (int Wide, int High) Image(float wetness)
        {
            var (_, radiance) = TestScenes.Expose(place =>
            {
                using (place.Label(Semantic.Road))
                    place.Floor(new Plain(new(0.2f), 0.01f, 0.4f), -50, -1, 50, 40, 0);
                place.Box(new Plain(default) { Emission = new(1) }, -0.5f, 20, 1.5f, 0.5f, 20.1f, 2.5f);
            }, TestScenes.SunOnly(-Vector3.UnitZ) with { Wetness = wetness }, eye, Camera.FromFieldOfView(96, 96, 60));
            var lit = Enumerable.Range(0, 96 * 96).Where(i => i / 96 > 44 && radiance[i].X > 0.02f).ToArray();
            return lit.Length == 0 ? (0, 0) : (lit.Max(i => i % 96) - lit.Min(i => i % 96) + 1, lit.Max(i => i / 96) - lit.Min(i => i / 96) + 1);
        }
        var (wide, high) = Image(wetness: 0.5f);

        Assert.Equal((0, 0), Image(wetness: 0));
        Assert.True(high > 1.3 * wide && wide > 2, $"{wide}×{high}");
    }

    [Fact]
    public void Snow_lies_on_what_faces_up_and_rain_darkens()
    {
        Surface Settled(Weather weather, Vector3 position, Vector3 normal)
        {
            var surface = new Surface { Albedo = new(0.2f) };
            weather.Settle(ref surface, position, normal, 0.01f, Semantic.Terrain);
            return surface;
        }
        var places = Enumerable.Range(0, 500).Select(i => new Vector3(0.37f * i, 0.11f * i, 0)).ToArray();

        Assert.InRange(places.Average(place => Settled(new(0, 1), place, Vector3.UnitZ).Albedo.Y), 0.75f, 0.95f);
        Assert.All(places, place => Assert.Equal(0.2f, Settled(new(0, 1), place, Vector3.UnitX).Albedo.Y));
        Assert.All(places, place => Assert.Equal(0.2f, Settled(new(0, 1), place, -Vector3.UnitZ).Albedo.Y));
        Assert.All(places, place => Assert.InRange(Settled(new(1, 0), place, Vector3.UnitX).Albedo.Y, 0.1f, 0.19f));
    }

    private static Illumination[] Many(Condition condition) => [.. Enumerable.Range(0, 200).Select(seed => Outdoors.Draw(new Dice((ulong)seed))(condition))];
}
