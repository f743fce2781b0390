using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Rooms;

/// <summary>Hand-held cameras in rooms: anywhere free, at 0.4 to 2.2 metres, looking along the room,
/// into a corner, at something, or closely at something.</summary>
internal static class RoomCamera
{
    private const float Lowest = -0.95f, Highest = 0.5f;

    /// <summary>Draws where the camera stands, looks and is moved by the hand.</summary>
    public static CameraPath Draw(Dice dice, FloorPlan plan)
    {
        var close = plan.Sights.Count > 0 && dice.Chance(0.3f);
        var target = plan.Sights.Count > 0 && (close || dice.Chance(0.72f))
            ? plan.Sights[dice.Whole(0, plan.Sights.Count - 1)]
            : dice.Chance(0.3f)
                ? new Vector3(dice.Pick(0, plan.Width), dice.Pick(0, plan.Length), dice.Uniform(0.2f, 1.8f))
                : new Vector3(dice.Uniform(0.1f, 0.9f) * plan.Width, dice.Uniform(0.1f, 0.9f) * plan.Length, dice.Uniform(0.2f, 1.6f));
        var (best, bestScore) = (new Vector3(plan.Width / 2, plan.Length / 2, 1.4f), float.NegativeInfinity);
        var wished = close ? dice.Uniform(0.8f, 1.8f) : dice.Uniform(0.5f, 1) * MathF.Max(plan.Width, plan.Length);
        for (var attempt = 0; attempt < 24; attempt++)
        {
            var spot = new Vector3(dice.Uniform(0.3f, plan.Width - 0.3f), dice.Uniform(0.3f, plan.Length - 0.3f), 0);
            var away = Vector2.Distance(spot.AsVector2(), target.AsVector2());
            var score = MathF.Min(0.5f, plan.Clearance(spot.X, spot.Y)) * 4 - MathF.Abs(away - wished) / wished - (away < 0.5f ? 3 : 0);
            if (score > bestScore)
                (best, bestScore) = (spot, score);
        }
        var eyes = close ? target.Z + dice.Uniform(0.15f, 0.9f) : dice.Chance(0.7f) ? dice.Normal(1.4f, 0.2f) : dice.Uniform(0.4f, 2);
        best.Z = Math.Clamp(eyes, 0.4f, MathF.Min(2.2f, plan.Height - 0.2f));

        var way = target - best;
        var level = MathF.Sqrt(way.X * way.X + way.Y * way.Y);
        var pitch = Math.Clamp(MathF.Atan2(way.Z, level) + dice.Normal(0, 0.12f), Lowest, Highest);
        target = best + new Vector3(way.X, way.Y, level * MathF.Tan(pitch));
        var view = Viewpoint.LookAt(best, target, dice.Chance(0.75f) ? dice.Normal(0, 0.03f) : dice.Normal(0, 0.12f));
        var room = Math.Clamp(plan.Clearance(best.X, best.Y), 0.05f, 0.6f);
        var shake = new Shake(dice, metres: 0.5f * room, radians: 0.12f, hertz: 0.3f);
        return seconds => shake.Apply(view, seconds);
    }

    /// <summary>Draws the angle of view: half like the usual depth cameras (47 degrees from top to bottom),
    /// the rest narrower or wider.</summary>
    public static Lens DrawLens(Dice dice)
    {
        var vertical = dice.Weighted(5, 3, 1, 1) switch { 0 => dice.Uniform(43, 50), 1 => dice.Uniform(30, 66), 2 => dice.Uniform(20, 32), _ => dice.Uniform(64, 78) };
        return Lens.Draw(dice, vertical, whole: 0.6f, shift: 0.07f);
    }
}
