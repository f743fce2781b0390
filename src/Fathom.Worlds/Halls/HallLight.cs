using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Rooms;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Halls;

/// <summary>Light in halls: rows of lamps, and by day windows and skylights, sometimes the sun through them.</summary>
internal static class HallLight
{
    /// <summary>Draws the light of all hours.</summary>
    public static Func<Condition, Illumination> Draw(Dice dice, FloorPlan plan, HallShell shell)
    {
        var colour = Vector3.Lerp(new(1, 0.72f, 0.42f), new(0.92f, 1, 1.06f), dice.Uniform(0.2f, 1));
        float area = plan.Width * plan.Length, level = dice.LogUniform(0.25f, 1);
        // So strong that all of them together give the floor that much light.
        var power = colour * (level * area / (shell.Lamps.Count * MathF.PI));
        var daylight = new Vector3(0.95f, 1, 1.08f) * dice.LogUniform(0.5f, 2);
        var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
        var (up, flat) = MathF.SinCos(dice.Uniform(0.5f, 1.2f));
        var sun = new Vector3(1, 0.93f, 0.82f) * dice.Uniform(2, 6);
        var sunny = shell.Openings.Count > 0 && dice.Chance(0.5f);
        var burning = shell.Openings.Count == 0 || dice.Chance(0.6f);
        float bounce = dice.Uniform(0.2f, 0.45f), reach = dice.Uniform(1.5f, 5), fill = dice.Uniform(0.25f, 0.6f), haze = dice.Chance(0.15f) ? dice.Uniform(40, 150) : float.PositiveInfinity;
        var openings = Merged(shell.Openings);

        return condition =>
        {
            var (share, tint) = TabletopLight.Daylight(condition);
            var sky = daylight * tint * share;
            var lamps = new List<Lamp>();
            var lit = burning || share < 0.4f;
            if (lit)
                foreach (var lamp in shell.Lamps)
                    lamps.Add(lamp with { Power = power });
            if (share > 0.01f)
                foreach (var opening in openings)
                    lamps.Add(opening with { Power = opening.Power * sky });
            var total = Vector3.Zero;
            foreach (var lamp in lamps)
                total += lamp.Power * MathF.PI;
            var even = total / area * fill;
            return new Illumination
            {
                Lamps = lamps,
                Sun = sunny && condition == Condition.Day ? sun : default,
                SunDirection = new(cos * flat, sin * flat, up),
                SunRadius = 0.01f,
                EvenAmbient = even + new Vector3(0.004f),
                AmbientReach = reach,
                Bounce = bounce,
                Glow = lit ? 1 : 0,
                Daylight = tint * share,
                Haze = even * 0.6f,
                HazeDistance = haze,
                Sky = new Sky { Zenith = sky, Horizon = sky * 1.2f, Cloud = sky * 1.4f, Ground = sky * 0.3f, Cover = 0.6f },
            };
        };
    }

    // A row of skylights is sampled as few large ones, or the lamps would have no samples left.
    private static List<Lamp> Merged(List<Lamp> openings)
    {
        const int most = 6;
        var merged = new List<Lamp>();
        var step = Math.Max(1, (openings.Count + most - 1) / most);
        for (var i = 0; i < openings.Count; i += step)
        {
            var power = Vector3.Zero;
            for (var k = i; k < Math.Min(i + step, openings.Count); k++)
                power += openings[k].Power;
            merged.Add(openings[Math.Min(i + step / 2, openings.Count - 1)] with { Power = power });
        }
        return merged;
    }
}
