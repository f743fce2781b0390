using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Streets;

/// <summary>Cameras of streets: mostly a car's, looking ahead; some of walkers, looking anywhere.</summary>
internal static class StreetCamera
{
    /// <summary>Draws where the camera stands and looks.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="plan">The street.</param>
    /// <param name="offset">Metres right of the middle, for keeping the place free.</param>
    public static Viewpoint Draw(Dice dice, StreetPlan plan, out float offset)
    {
        var walking = dice.Chance(0.2f);
        var lane = plan.HalfRoad / Math.Max(1, (plan.Lanes + 1) / 2);
        offset = walking
            ? dice.Sign() * (plan.HalfRoad + plan.Verge + plan.Pavement * dice.Uniform(0.3f, 0.7f))
            : Math.Clamp((plan.Lanes <= 1 ? 0 : lane * 0.5f) + dice.Normal(0, 0.4f), -plan.HalfRoad + 0.8f, plan.HalfRoad - 0.8f);
        var height = dice.Weighted(5, 3, 1, 0.5f) switch
        {
            0 => dice.Normal(1.65f, 0.07f),
            1 => dice.Uniform(1.2f, 2.1f),
            2 => dice.Uniform(0.5f, 1.2f),
            _ => dice.Uniform(2.2f, 4),
        };
        var yaw = dice.Weighted(7, 2.5f, 0.7f) switch
        {
            0 => dice.Normal(0, 0.05f),
            1 => dice.Normal(0, 0.35f),
            _ => dice.Uniform(-1.4f, 1.4f),
        };
        var pitch = dice.Chance(0.75f) ? dice.Normal(0, 0.025f) : dice.Uniform(-0.28f, 0.16f);
        var roll = dice.Chance(0.8f) ? dice.Normal(0, 0.012f) : dice.Normal(0, 0.06f);
        var kerb = walking ? plan.Kerb : 0;
        return Viewpoint.Along(plan.Line.At(0).At(offset, 0, kerb + height).Pitched(MathF.Atan(plan.Line.Slope)), yaw, pitch, roll);
    }

    /// <summary>Draws the angle of view: half from driving cameras (KITTI has 29 degrees from top to bottom), half wider.</summary>
    public static Lens DrawLens(Dice dice)
    {
        var vertical = dice.Chance(0.55f) ? dice.Uniform(23, 37) : dice.Uniform(35, 62);
        return dice.Chance(0.5f) ? new Lens(vertical, 0, 0) : new Lens(vertical, dice.Normal(0, 0.07f), dice.Normal(0, 0.07f));
    }
}
