using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Country;

/// <summary>Cameras in the country: a car's in its lane, a walker's beside the road or in the fields, one in a lay-by.</summary>
internal sealed class CountryCamera
{
    private readonly CountryPlan plan;
    private readonly float height, yaw, pitch, roll, start;
    private readonly Shake shake;

    /// <summary>Draws where the camera stands, looks and goes.</summary>
    public CountryCamera(Dice dice, CountryPlan plan)
    {
        this.plan = plan;
        var motorway = plan.Kind == RoadKind.Motorway;
        var kind = dice.Weighted(motorway ? 8 : 5, motorway ? 0.6f : 2.4f, motorway ? 0.8f : 1);
        var driving = kind == 0;
        var lane = motorway ? dice.Whole(0, plan.Lanes - 1) : 0;
        Offset = kind switch
        {
            0 => plan.LaneOffset(lane, oncoming: false) + dice.Normal(0, 0.25f),
            1 => dice.Sign() * (plan.HalfRoad + dice.Uniform(1.4f, plan.Fields.Start - plan.HalfRoad + dice.Pick(0, 0, 25f))),
            _ => plan.HalfRoad - (motorway ? plan.Shoulder * 0.5f : 0.2f),
        };
        height = driving ? (dice.Chance(0.8f) ? dice.Normal(1.6f, 0.13f) : dice.Uniform(1.1f, 2.6f)) : dice.Chance(0.8f) ? dice.Uniform(1.3f, 1.85f) : dice.Uniform(0.5f, 4);
        yaw = driving ? (dice.Chance(0.85f) ? dice.Normal(0, 0.05f) : dice.Normal(0, 0.45f)) : dice.Chance(0.6f) ? dice.Normal(0, 0.5f) : dice.Uniform(-MathF.PI, MathF.PI);
        pitch = driving ? dice.Normal(0, 0.025f) : dice.Normal(-0.02f, 0.09f);
        roll = dice.Normal(0, driving ? 0.012f : 0.03f);
        Speed = driving ? motorway ? dice.Uniform(14, 20) : dice.Chance(0.1f) ? 0 : dice.Uniform(4, 20) : dice.Chance(0.5f) ? 0 : dice.Uniform(0.5f, 1.5f);
        Drives = driving;
        start = driving ? 0 : dice.Uniform(0, 12);
        shake = driving ? new Shake(dice, metres: 0.012f, radians: 0.004f, hertz: 1.6f) : new Shake(dice, metres: 0.03f, radians: 0.015f, hertz: 1.2f);
    }

    /// <summary>A car carries it.</summary>
    public bool Drives { get; }

    /// <summary>Metres right of the middle.</summary>
    public float Offset { get; }

    /// <summary>Metres a second along the road.</summary>
    public float Speed { get; }

    /// <summary>Where it is at a time.</summary>
    public Viewpoint At(float seconds)
    {
        var y = start + Speed * seconds;
        var frame = plan.Line.At(y).At(Offset, 0, 0);
        if (MathF.Abs(Offset) > plan.HalfRoad)
            frame = frame with { Origin = frame.Origin with { Z = plan.Ground.On(frame.Origin.X, frame.Origin.Y).Z } };
        return shake.Apply(frame with { Origin = frame.Origin + Vector3.UnitZ * height }, yaw, pitch, roll, seconds);
    }

    /// <summary>Draws the angle of view: driving cameras', and longer lenses of those who look into the distance.</summary>
    public static Lens DrawLens(Dice dice)
    {
        var vertical = dice.Weighted(5, 4, 1.5f) switch { 0 => dice.Uniform(24, 38), 1 => dice.Uniform(38, 62), _ => dice.Uniform(18, 28) };
        return Lens.Draw(dice, vertical, whole: 0.6f, shift: 0.06f);
    }
}
