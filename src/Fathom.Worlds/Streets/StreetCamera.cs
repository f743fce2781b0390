using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Streets;

/// <summary>Cameras of streets: mostly a car's, looking ahead; some of walkers, looking anywhere.</summary>
internal sealed class StreetCamera
{
    private readonly StreetPlan plan;
    private readonly float height, yaw, pitch, roll;
    private readonly Shake shake;

    private StreetCamera(Dice dice, StreetPlan plan)
    {
        this.plan = plan;
        var walking = dice.Chance(0.2f);
        Drives = !walking;
        var lanes = Math.Max(1, (plan.Lanes + 1) / 2);
        var lane = plan.Lanes <= 1 ? 0 : dice.Whole(0, lanes - 1) + 0.5f;
        Offset = walking
            ? WalkOn(dice.Sign())
            : Math.Clamp(lane * plan.HalfRoad / lanes + dice.Normal(0, 0.4f), -plan.HalfRoad + 0.8f, plan.HalfRoad - 0.8f);
        height = dice.Weighted(5, 3, 1, 0.5f) switch
        {
            0 => dice.Normal(1.65f, 0.07f),
            1 => dice.Uniform(1.2f, 2.1f),
            2 => dice.Uniform(0.5f, 1.2f),
            _ => dice.Uniform(2.2f, 4),
        };
        yaw = dice.Weighted(7, 2.5f, 0.7f) switch
        {
            0 => dice.Normal(0, 0.05f),
            1 => dice.Normal(0, 0.35f),
            _ => dice.Uniform(-1.4f, 1.4f),
        };
        pitch = dice.Chance(0.75f) ? dice.Normal(0, 0.025f) : dice.Uniform(-0.28f, 0.16f);
        roll = dice.Chance(0.8f) ? dice.Normal(0, 0.012f) : dice.Normal(0, 0.06f);
        height += walking ? plan.Kerb : 0;
        shake = walking ? new Shake(dice, metres: 0.03f, radians: 0.015f, hertz: 1.2f) : new Shake(dice, metres: 0.008f, radians: 0.003f, hertz: 1.6f);
        // Before houses close the street, and before a walker meets something on the pavement.
        var room = MathF.Max(0, MathF.Min(plan.End, 120) - 18) / (float)World.Duration;
        Speed = walking ? dice.Uniform(0, 0.5f) : dice.Chance(0.12f) ? 0 : MathF.Min(room, dice.Uniform(2, 18));

        float WalkOn(int side) => side * plan.AcrossPavement(side, dice.Uniform(0.3f, 0.7f));
    }

    /// <summary>A car carries it; otherwise a walker does.</summary>
    public bool Drives { get; }

    /// <summary>Metres right of the middle, for keeping the way free.</summary>
    public float Offset { get; }

    /// <summary>Metres a second along the road.</summary>
    public float Speed { get; }

    /// <summary>Draws where the camera stands, looks and goes.</summary>
    public static StreetCamera Draw(Dice dice, StreetPlan plan) => new(dice, plan);

    /// <summary>Where it is at a time.</summary>
    public Viewpoint At(float seconds)
    {
        var frame = plan.Line.At(Speed * seconds).At(Offset, 0, height).Pitched(MathF.Atan(plan.Line.Slope));
        return shake.Apply(frame, yaw, pitch, roll, seconds);
    }

    /// <summary>Draws the angle of view: half from driving cameras (KITTI has 29 degrees from top to bottom), half wider.</summary>
    public static Lens DrawLens(Dice dice)
    {
        var vertical = dice.Chance(0.55f) ? dice.Uniform(23, 37) : dice.Uniform(35, 62);
        return Lens.Draw(dice, vertical, whole: 0.5f, shift: 0.07f);
    }
}
