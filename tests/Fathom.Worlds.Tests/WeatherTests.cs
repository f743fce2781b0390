using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Rainfall;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

/// <summary>Rain and snow in the picture.</summary>
public sealed class WeatherTests
{
    private static readonly Viewpoint View = new(default, Vector3.UnitX, -Vector3.UnitZ, Vector3.UnitY);

    [Theory]
    [InlineData(Condition.Rain)]
    [InlineData(Condition.Snow)]
    public void What_falls_is_hidden_by_nearer_surfaces(Condition condition)
    {
        var falling = Precipitation.Draw(condition, new Dice(2))!;
        int Changed(float depth)
        {
            var image = SensorTests.Latent(160, 100, (_, _) => 0.1f, (_, _) => depth);
            falling.Apply(image, View, default, new Eye(View, Camera.FromFieldOfView(160, 100, 70)), 0.002f, 0.002f, Vector3.One, new Dice(3));
            return image.Light[..image.Count].Count(light => light.X > 0.101f);
        }

        Assert.Equal(0, Changed(0.2f));
        Assert.True(Changed(100) > Changed(3) && Changed(3) > 20, $"{Changed(3)} and {Changed(100)}");
    }

    [Fact]
    public void Nothing_falls_on_dry_days()
    {
        foreach (var condition in (Condition[])[Condition.Day, Condition.Dusk, Condition.Night, Condition.Fog])
            Assert.Null(Precipitation.Draw(condition, new Dice(1)));
    }

    [Fact]
    public void A_streak_covers_its_length_and_width()
    {
        var image = SensorTests.Latent(100, 60, (_, _) => 0);

        StreakPainter.Draw(image, new(20, 30), new(70, 30), radius: 3, opacity: 0.5f, depth: 1, Vector3.One);

        // A capsule: a rectangle of 50 × 6 and a disc of radius 3, half transparent.
        Assert.Equal(0.5 * (50 * 6 + Math.PI * 9), image.Light.Sum(light => (double)light.X), 3.0);
        Assert.Equal(0.5, image.Light[30 * 100 + 45].X, 1e-5);
    }

    [Fact]
    public void A_streak_thinner_than_a_pixel_is_fainter()
    {
        double Sum(float radius)
        {
            var image = SensorTests.Latent(100, 60, (_, _) => 0);
            StreakPainter.Draw(image, new(20, 30), new(70, 30), radius, 1, 1, Vector3.One);
            return image.Light.Sum(light => (double)light.X);
        }

        Assert.Equal(0.2, Sum(0.1f) / Sum(0.5f), 0.01);
    }

    [Fact]
    public void Drops_on_the_lens_stay_while_the_world_moves()
    {
        bool[] Touched(Func<int, int, float> light)
        {
            var image = SensorTests.Latent(160, 100, light);
            var before = image.Light.ToArray();
            LensDrops.Apply(image, new Dice(5));
            return [.. image.Light.Zip(before, (one, other) => one != other)];
        }

        var (one, other) = (Touched((x, y) => 0.1f + x * 0.01f + y * 0.003f), Touched((x, y) => 2 - x * 0.01f - y * 0.004f));

        Assert.True(one.Count(touched => touched) > 30);
        Assert.True(one.Zip(other, (a, b) => a == b).Count(same => same) > 0.98 * one.Length);
    }

    [Fact]
    public void Rain_changes_the_picture_and_not_the_depth()
    {
        using var stage = World.Street(6).Open();
        var shot = new Shot(stage.Camera(96, 64)) { Style = Style.Game };

        var (dry, wet) = (stage.Render(shot), stage.Render(shot with { Condition = Condition.Rain }));

        Assert.Equal(dry.Depth.Values, wet.Depth.Values);
        Assert.NotEqual(dry.Image.Pixels, wet.Image.Pixels);
    }
}
