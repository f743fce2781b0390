using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Daylight: clear, hazy, low sun, overcast.</summary>
internal static class StreetLight
{
    /// <summary>Draws the light of all hours and weathers.</summary>
    public static Func<Condition, Illumination> Draw(Dice dice)
    {
        var seed = dice.Next();
        return condition => Day(new Dice(seed));
    }

    private static Illumination Day(Dice dice)
    {
        var kind = dice.Weighted(5, 3, 2);
        var height = kind == 2 ? dice.Uniform(0.08f, 0.3f) : dice.Uniform(0.35f, 1.3f);
        var (sinTurn, cosTurn) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
        var (sin, cos) = MathF.SinCos(height);
        var direction = new Vector3(cos * cosTurn, cos * sinTurn, sin);
        var overcast = kind == 1;

        var warmth = Math.Clamp(1 - sin * 1.6f, 0, 1);
        var sun = overcast ? default : new Vector3(1, 1 - 0.35f * warmth, 1 - 0.65f * warmth) * dice.LogUniform(1.2f, 4);
        var blue = dice.Uniform(0, 1);
        var zenith = overcast ? new Vector3(0.9f, 0.95f, 1) * dice.Uniform(0.5f, 1)
            : Vector3.Lerp(new(0.5f, 0.6f, 0.75f), new(0.12f, 0.3f, 0.75f), blue) * dice.Uniform(0.5f, 1);
        var horizon = overcast ? zenith * dice.Uniform(0.8f, 1.4f)
            : Vector3.Lerp(new(0.9f, 0.95f, 1), new(0.6f, 0.75f, 0.95f), blue) * dice.Uniform(0.6f, 1.4f);
        var hazy = dice.Chance(0.4f);
        return new Illumination
        {
            Sun = sun,
            SunDirection = direction,
            SunRadius = dice.Chance(0.7f) ? 0.006f : dice.Uniform(0.01f, 0.06f),
            Sky = new Sky
            {
                Zenith = zenith,
                Horizon = horizon,
                Ground = Palette.Grey(dice, 0.3f, 0.5f) * (0.3f + 0.5f * sin),
                SunDirection = direction,
                Glow = overcast ? default : sun * dice.Uniform(0.1f, 0.6f),
                Cloud = (overcast ? zenith : new Vector3(1.1f)) * dice.Uniform(0.7f, 1.3f),
                Cover = dice.Chance(0.3f) ? 0 : dice.Uniform(0.1f, 1),
                CloudPlace = new(dice.Uniform(0.3f, 1), dice.Uniform(0, 9), dice.Uniform(0, 9)),
            },
            Bounce = dice.Uniform(0.1f, 0.35f),
            Haze = horizon * 0.9f,
            HazeDistance = hazy ? dice.LogUniform(150, 2000) : float.PositiveInfinity,
        };
    }
}
