using System.Numerics;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Tabletops;

/// <summary>Light on a table: a window at one side, lamps above and beside it.</summary>
internal static class TabletopLight
{
    /// <summary>Draws the light of a table near a window that is not in the picture; at night its lamps are left.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="middle">Where the things stand.</param>
    public static Func<Condition, Illumination> Window(Dice dice, Vector3 middle)
    {
        var bulb = Vector3.Lerp(new(1, 0.62f, 0.32f), new(0.92f, 1, 1.08f), dice.Uniform(0.1f, 1));
        // The wall behind the things is closed: daylight comes from before them and from both sides.
        var turn = MathF.PI + dice.Uniform(0.15f, 0.85f) * MathF.PI;
        var (sin, cos) = MathF.SinCos(turn);
        float away = dice.Uniform(1, 2.6f), half = dice.Uniform(0.3f, 0.8f);
        Vector3 place = middle + new Vector3(away * cos, away * sin, dice.Uniform(0.3f, 1.5f)), inward = Vector3.Normalize(middle - place);
        var across = Vector3.Normalize(Vector3.Cross(inward, Vector3.UnitZ)) * half;
        var up = Vector3.Cross(Vector3.Normalize(across), inward) * half * 1.3f;
        var daylight = new Vector3(0.95f, 1, 1.08f) * dice.LogUniform(1, 5);
        var lampOnly = dice.Chance(0.3f);
        var sunny = !lampOnly && dice.Chance(0.35f);
        var sun = new Vector3(1, 0.92f, 0.78f) * dice.Uniform(2, 6);
        var sunway = Vector3.Normalize(new Vector3(cos, sin, dice.Uniform(0.35f, 1.1f)));
        var lamps = new List<Lamp>();
        for (var i = dice.Whole(1, 3); i > 0; i--)
        {
            var size = dice.LogUniform(0.03f, 0.4f);
            var at = middle + new Vector3(dice.Normal(0, 0.5f), dice.Uniform(-1.2f, 0.2f), dice.Uniform(0.7f, 1.7f));
            lamps.Add(new Lamp(at, new(0, size, 0), new(size, 0, 0), bulb * dice.LogUniform(0.4f, 2), dice.Uniform(0, 1)));
        }
        // Lamps burn by day too in one picture of three.
        var burning = lampOnly || dice.Chance(0.35f);
        float fill = dice.LogUniform(0.1f, 0.45f), bounce = dice.Uniform(0.15f, 0.45f), reach = dice.LogUniform(0.15f, 1.2f);

        return condition =>
        {
            var (share, tint) = Daylight(condition);
            var window = lampOnly ? default : daylight * tint * share;
            var lit = window == default || burning || share < 0.2f;
            var all = lit ? new List<Lamp>(lamps) : [];
            if (window != default)
                // HalfU × HalfV faces into the room.
                all.Add(new Lamp(place, up, across, window * (half * half * 5.2f / MathF.PI), 0));
            var total = Vector3.Zero;
            foreach (var lamp in all)
                total += lamp.Power / MathF.Max(0.4f, Vector3.DistanceSquared(lamp.Centre, middle));
            return new Illumination
            {
                Lamps = all,
                Sun = sunny && condition == Condition.Day ? sun : default,
                SunDirection = sunway,
                SunRadius = 0.01f,
                EvenAmbient = total * fill + new Vector3(0.01f),
                AmbientReach = reach,
                Bounce = bounce,
                Glow = lit ? 1 : 0,
                Daylight = tint * share,
                Sky = new Sky { Zenith = total * 0.3f, Horizon = total * 0.3f, Cloud = total * 0.3f, Ground = total * 0.1f, Cover = 0 },
            };
        };
    }

    /// <summary>How much of a clear day's light is left, and its tint.</summary>
    public static (float Share, Vector3 Tint) Daylight(Condition condition) => condition switch
    {
        Condition.Day => (1, Vector3.One),
        Condition.Dusk => (0.06f, new(0.55f, 0.75f, 1.25f)),
        Condition.Night => (0.004f, new(0.6f, 0.75f, 1.2f)),
        Condition.Rain => (0.35f, new(0.93f, 0.98f, 1.05f)),
        Condition.Fog => (0.5f, Vector3.One),
        _ => (0.7f, new(0.97f, 1, 1.04f)),
    };
}
