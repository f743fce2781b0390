using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Halls;

/// <summary>Cameras in halls: walking along an aisle or a platform, held by hand, seldom high up or near the floor.</summary>
internal static class HallCamera
{
    /// <summary>Draws where the camera stands, looks and walks.</summary>
    public static CameraPath Draw(Dice dice, HallSite site)
    {
        var height = dice.Weighted(6, 2, 1) switch
        {
            0 => dice.Normal(1.6f, 0.12f),
            1 => dice.Uniform(0.4f, 2.2f),
            _ => dice.Uniform(2, MathF.Max(2.2f, MathF.Min(5, site.Plan.Height - 1.5f))),
        };
        height = site.Eye.Z + MathF.Min(height, site.Plan.Height - site.Eye.Z - 0.6f);
        var sight = site.Plan.Sights.Count > 0 && dice.Chance(0.3f) ? site.Plan.Sights[dice.Whole(0, site.Plan.Sights.Count - 1)] : (Vector3?)null;
        var place = Frame.World with { Origin = site.Eye with { Z = height } };
        var yaw = sight is { } target
            ? MathF.Atan2(site.Eye.X - target.X, target.Y - site.Eye.Y)
            : site.Facing + (dice.Chance(0.6f) ? dice.Normal(0, 0.15f) : dice.Normal(0, 0.7f));
        var pitch = dice.Chance(0.75f) ? dice.Normal(-0.03f, 0.06f) : dice.Uniform(-0.45f, 0.35f);
        var roll = dice.Chance(0.8f) ? dice.Normal(0, 0.02f) : dice.Normal(0, 0.1f);
        var speed = dice.Chance(0.5f) ? dice.Uniform(0.3f, 1) * site.Way / (float)World.Duration : 0;
        var shake = speed > 0 ? new Shake(dice, metres: 0.03f, radians: 0.02f, hertz: 1.2f) : new Shake(dice, metres: 0.05f, radians: 0.08f, hertz: 0.3f);
        var start = place.Turned(site.Facing);
        return seconds => shake.Apply(start.At(0, speed * seconds, 0), yaw - site.Facing, pitch, roll, seconds);
    }

    /// <summary>Draws the angle of view.</summary>
    public static Lens DrawLens(Dice dice)
    {
        var vertical = dice.Chance(0.6f) ? dice.Uniform(38, 55) : dice.Uniform(25, 70);
        return Lens.Draw(dice, vertical, whole: 0.65f, shift: 0.06f);
    }
}
