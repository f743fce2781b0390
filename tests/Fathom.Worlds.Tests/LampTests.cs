using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests;

/// <summary>Lamps above a white floor, against their closed forms in double precision.</summary>
public sealed class LampTests
{
    private const int Border = 2, Size = 96;

    private static readonly Camera Lens = Camera.FromFieldOfView(Size, Size, 40);

    // Three metres above the origin, looking straight down; picture x is world x, and y is world −y.
    private static readonly Viewpoint Above = new(new(0, 0, 3), Vector3.UnitX, -Vector3.UnitY, -Vector3.UnitZ);

    [Fact]
    public void A_beam_lights_its_ellipse_and_nothing_outside()
    {
        const double tanU = 0.2, tanV = 0.4;
        var lamp = Small(new(0.2f, -0.1f, 2)) with { Beam = new((float)tanU, (float)tanV) };
        var radiance = Light(lamp);

        var dark = 0;
        Each((x, y, i) =>
        {
            double dx = (x - 0.2) / 2, dy = (y + 0.1) / 2, square = 4 * (1 + dx * dx + dy * dy);
            // The small lamp's u axis lies along y, its v axis along x.
            var inside = Math.Max(0, 1 - dy * dy / (tanU * tanU) - dx * dx / (tanV * tanV));
            Assert.Equal(3 / square * (2 / Math.Sqrt(square)) * inside * inside, radiance[i].X, 0.02);
            dark += inside == 0 ? 1 : 0;
        });
        Assert.True(dark > Size * Size / 4);
        // The filter reaches over two pixels.
        Assert.Equal(0, radiance[48 * Size + 2].X);
    }

    [Fact]
    public void A_lamps_light_fades_to_nothing_at_its_reach()
    {
        const double reach = 2.15;
        var radiance = Light(Small(new(0, 0, 2)) with { Reach = (float)reach });

        Each((x, y, i) =>
        {
            var square = 4 + x * x + y * y;
            var window = Math.Max(0, 1 - Math.Pow(square / (reach * reach), 2));
            Assert.Equal(3 / square * (2 / Math.Sqrt(square)) * window * window, radiance[i].X, 0.02);
        });
        Assert.Equal(0, radiance[48 * Size + 2].X);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public void Many_lamps_sum_like_their_closed_forms(int count)
    {
        var dice = new Dice(3);
        var lamps = Enumerable.Range(0, count).Select(_ => Small(new(dice.Uniform(-3, 3), dice.Uniform(-3, 3), dice.Uniform(1.5f, 2.5f))) with { Power = new Vector3(dice.LogUniform(0.05f, 2)), Reach = dice.Uniform(3, 9) }).ToArray();
        var radiance = Light(lamps);

        Each((x, y, i) => Assert.Equal(Sum(lamps, x, y), radiance[i].X, 0.02 * Sum(lamps, x, y) + 0.01));
    }

    [Fact]
    public void Lamps_of_different_colours_keep_them_on_average()
    {
        var dice = new Dice(4);
        var lamps = Enumerable.Range(0, 24).Select(i => Small(new(dice.Uniform(-3, 3), dice.Uniform(-3, 3), dice.Uniform(1, 2.5f))) with { Power = Primary(i % 3) * dice.Uniform(0.5f, 2) }).ToArray();
        var radiance = Light(lamps);

        for (var channel = 0; channel < 3; channel++)
        {
            double mean = 0, expected = 0;
            var errors = new List<double>();
            var own = lamps.Where(lamp => lamp.Power[channel] > 0).Select(lamp => lamp with { Power = new(lamp.Power[channel]) }).ToArray();
            Each((x, y, i) =>
            {
                var exact = Sum(own, x, y);
                (mean, expected) = (mean + radiance[i][channel], expected + exact);
                errors.Add(Math.Pow((radiance[i][channel] - exact) / (radiance[i].X + radiance[i].Y + radiance[i].Z), 2));
            });
            Assert.Equal(1, mean / expected, 0.01);
            Assert.InRange(Math.Sqrt(errors.Average()), 0, 0.08);
        }
    }

    [Fact]
    public void Lamps_behind_a_screen_are_missing()
    {
        // A ceiling at 2.6 metres, every second lamp above it; the camera looks from right below.
        var dice = new Dice(5);
        var lamps = Enumerable.Range(0, 30).Select(i => Small(new(dice.Uniform(-3, 3), dice.Uniform(-3, 3), i % 2 == 0 ? 2.7f : 2.5f)) with { Power = new Vector3(dice.Uniform(0.3f, 1)) }).ToArray();
        var radiance = Light(place => place.Floor(new Plain(default), -19, -19, 19, 19, 2.6f), 2.55f, lamps);

        double mean = 0, expected = 0;
        var errors = new List<double>();
        var open = lamps.Where((_, i) => i % 2 == 1).ToArray();
        Each((x, y, i) =>
        {
            var exact = Sum(open, x, y);
            (mean, expected) = (mean + radiance[i].X, expected + exact);
            errors.Add(Math.Pow((radiance[i].X - exact) / exact, 2));
        }, 2.55);
        Assert.Equal(1, mean / expected, 0.012);
        Assert.InRange(Math.Sqrt(errors.Average()), 0, 0.25);
    }

    [Fact]
    public void The_lamps_of_a_body_go_where_it_goes()
    {
        using var mesh = Mesh.Rent();
        using var car = Mesh.Rent();
        new Placement(mesh, Frame.World).Light(Small(new(9, 9, 9)));
        new Placement(car, Frame.World).Light(Small(new(1, 0, 2)));
        var still = mesh.Extent;

        foreach (var turn in new[] { 0, MathF.PI / 2 })
        {
            mesh.Append(car, Frame.World.At(5, 6, 7).Turned(turn), 0);
            Assert.Equal(2, mesh.Lamps.Count);
            var expected = turn == 0 ? new Vector3(6, 6, 9) : new Vector3(5, 7, 9);
            Assert.InRange(Vector3.Distance(expected, mesh.Lamps[1].Centre), 0, 1e-5);
            mesh.Truncate(still);
        }
        Assert.Equal(new Vector3(9, 9, 9), Assert.Single(mesh.Lamps).Centre);
    }

    private static Lamp Small(Vector3 centre) => new(centre, new(0, 0.001f, 0), new(0.001f, 0, 0), new Vector3(3), Spread: 1);

    private static Vector3 Primary(int channel) => channel switch { 0 => Vector3.UnitX, 1 => Vector3.UnitY, _ => Vector3.UnitZ };

    private static Vector3[] Light(params Lamp[] lamps) => Light(_ => { }, 3, lamps);

    private static Vector3[] Light(Action<Placement> build, float height, Lamp[] lamps)
    {
        var light = new Illumination { Sky = TestScenes.Black, Lamps = lamps, Bounce = 0 };
        return TestScenes.Expose(place =>
        {
            place.Floor(TestScenes.White, -19, -19, 19, 19, 0);
            build(place);
        }, light, Above with { Position = new(0, 0, height) }, Lens).Radiance;
    }

    private static double Sum(Lamp[] lamps, double x, double y) => lamps.Sum(lamp =>
    {
        double dx = x - lamp.Centre.X, dy = y - lamp.Centre.Y, z = lamp.Centre.Z, square = dx * dx + dy * dy + z * z;
        var window = double.IsInfinity(lamp.Reach) ? 1 : Math.Max(0, 1 - Math.Pow(square / ((double)lamp.Reach * lamp.Reach), 2));
        return lamp.Power.X / square * (z / Math.Sqrt(square)) * window * window;
    });

    // The floor's point under each pixel but those at the border, where the filter's window is cut off.
    private static void Each(Action<double, double, int> look, double height = 3)
    {
        for (var y = Border; y < Size - Border; y++)
            for (var x = Border; x < Size - Border; x++)
                look((x - Lens.Cx) / Lens.Fx * height, -(y - Lens.Cy) / Lens.Fy * height, y * Size + x);
    }
}
