using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Nature;

/// <summary>Hand-held cameras in the open: at any height and tilt, standing or walking.</summary>
internal sealed class NatureCamera
{
    private readonly NaturePlan plan;
    private readonly float yaw, pitch, roll, speed;
    private readonly Vector2 heading;
    private readonly Shake shake;

    /// <summary>Draws where the camera stands, looks and goes.</summary>
    public NatureCamera(Dice dice, NaturePlan plan)
    {
        this.plan = plan;
        var low = plan.Kind == Landscape.Meadow ? 3f : 1;
        Height = dice.Weighted(5, low, plan.Kind == Landscape.Forest ? 0.2f : 1) switch
        {
            0 => dice.Normal(1.55f, 0.15f),
            1 => dice.Uniform(0.45f, 1.1f),
            _ => dice.LogUniform(2.5f, 14),
        };
        yaw = plan.Kind switch
        {
            // Along the water or out over it.
            Landscape.Lake => dice.Normal(0, 0.5f),
            Landscape.Beach => dice.Chance(0.5f) ? dice.Normal(0, 0.35f) : dice.Normal(0.9f, 0.5f),
            Landscape.Gorge or Landscape.River => dice.Normal(0, 0.3f),
            _ => dice.Uniform(-MathF.PI, MathF.PI),
        };
        pitch = dice.Chance(0.7f) ? dice.Normal(Height > 2.5f ? -0.12f : -0.02f, 0.07f) : dice.Uniform(-0.7f, plan.Kind is Landscape.Forest or Landscape.Gorge ? 0.4f : 0.12f);
        roll = dice.Chance(0.75f) ? dice.Normal(0, 0.02f) : dice.Normal(0, 0.12f);
        speed = dice.Chance(0.4f) ? 0 : dice.Uniform(0.3f, 1.4f);
        var way = plan.Kind is Landscape.Lake ? MathF.PI / 2 : plan.Kind is Landscape.Gorge or Landscape.River or Landscape.Beach ? 0 : yaw;
        heading = new(-MathF.Sin(way), MathF.Cos(way));
        shake = new Shake(dice, metres: 0.03f, radians: 0.02f, hertz: 1.1f);
    }

    /// <summary>Metres above the ground.</summary>
    public float Height { get; }

    /// <summary>Where it is at a time.</summary>
    public Viewpoint At(float seconds)
    {
        var at = heading * (speed * seconds);
        // The ground under the whole step, so that the camera does not jump with each bump.
        var ground = float.NegativeInfinity;
        foreach (var (dx, dy) in (ReadOnlySpan<(float, float)>)[(0, 0), (0.6f, 0), (-0.6f, 0), (0, 0.6f), (0, -0.6f)])
            ground = MathF.Max(ground, plan.Ground.On(at.X + dx, at.Y + dy).Z);
        var level = MathF.Max(ground, plan.Water) + Height;
        return shake.Apply(Frame.World with { Origin = new Vector3(at, level) }, yaw, pitch, roll, seconds);
    }

    /// <summary>Draws the angle of view of a telephone or a camera.</summary>
    public static Lens DrawLens(Dice dice) => new(dice.Weighted(6, 2) == 0 ? dice.Uniform(36, 66) : dice.Uniform(20, 36), 0, 0);
}
