using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Lighting;

/// <summary>Light under the open sky, for every condition. The lamps of dusk and night stand in the mesh (<see cref="Geometry.Placement.Light"/>).</summary>
internal static class Outdoors
{
    /// <summary>Draws the light of all hours and weathers; asked again, it answers the same.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="wild">No lamps far and wide: every night has a moon, or nothing would be seen.</param>
    public static Func<Condition, Illumination> Draw(Dice dice, bool wild = false)
    {
        var seed = dice.Next();
        return condition =>
        {
            var own = new Dice(seed + (ulong)condition);
            return condition switch
            {
                Condition.Dusk => Dusk(own),
                Condition.Night => Night(own, wild),
                Condition.Rain => Rain(own),
                Condition.Fog => Fog(own),
                Condition.Snow => Snow(own),
                _ => Day(own),
            };
        };
    }

    // Clear, overcast, or a low sun; sometimes hazy.
    private static Illumination Day(Dice dice)
    {
        var kind = dice.Weighted(5, 3, 2);
        var height = kind == 2 ? dice.Uniform(0.08f, 0.3f) : dice.Uniform(0.35f, 1.3f);
        var direction = Direction(dice, height);
        var sin = direction.Z;
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
                CloudPlace = CloudPlace(dice),
            },
            Bounce = dice.Uniform(0.1f, 0.35f),
            Haze = horizon * 0.9f,
            HazeDistance = hazy ? dice.LogUniform(150, 2000) : float.PositiveInfinity,
        };
    }

    // The sun has just gone: orange where it went, deep blue overhead.
    private static Illumination Dusk(Dice dice)
    {
        var west = Direction(dice, dice.Uniform(0.01f, 0.06f));
        var level = dice.LogUniform(0.03f, 0.2f);
        var red = dice.Uniform(0.2f, 1);
        var horizon = Vector3.Lerp(new(0.55f, 0.6f, 0.85f), new(1, 0.62f, 0.45f), red) * level;
        return new Illumination
        {
            SunDirection = west,
            Sky = new Sky
            {
                Zenith = new Vector3(0.18f, 0.3f, 0.75f) * level * dice.Uniform(0.6f, 1.2f),
                Horizon = horizon,
                Ground = Palette.Grey(dice, 0.25f, 0.4f) * level,
                SunDirection = west,
                Glow = new Vector3(1, 0.42f, 0.12f) * level * dice.Uniform(1, 5) * red,
                Cloud = Vector3.Lerp(new(0.35f, 0.38f, 0.5f), new(1, 0.5f, 0.4f), dice.Uniform()) * level * dice.Uniform(0.5f, 1.2f),
                Cover = dice.Chance(0.25f) ? 0 : dice.Uniform(0.1f, 1),
                CloudPlace = CloudPlace(dice),
            },
            Bounce = dice.Uniform(0.15f, 0.35f),
            Glow = 1,
            Dark = true,
            Haze = horizon,
            HazeDistance = dice.Chance(0.3f) ? dice.LogUniform(150, 1500) : float.PositiveInfinity,
            Wetness = dice.Chance(0.15f) ? dice.Uniform(0.4f, 1) : 0,
        };
    }

    // A town's glow on the sky, seldom a moon. Lamps do the rest.
    private static Illumination Night(Dice dice, bool wild)
    {
        var moonlit = dice.Chance(wild ? 1 : 0.3f);
        var direction = Direction(dice, dice.Uniform(0.12f, 1.2f));
        var town = Vector3.Lerp(new(1, 0.6f, 0.35f), new(0.8f, 0.85f, 1), dice.Uniform(0, 0.8f)) * dice.LogUniform(0.0004f, 0.005f);
        var moon = moonlit ? new Vector3(0.8f, 0.9f, 1) * dice.LogUniform(wild ? 0.02f : 0.006f, wild ? 0.06f : 0.03f) : default;
        var air = new Vector3(0.25f, 0.4f, 0.8f) * 0.0012f + moon * 0.06f;
        var misty = dice.Chance(0.25f);
        return new Illumination
        {
            Sun = moon,
            SunDirection = direction,
            SunRadius = 0.006f,
            Sky = new Sky
            {
                Zenith = air + town * 0.25f,
                Horizon = air + town,
                Ground = new Vector3(1, 0.75f, 0.5f) * dice.LogUniform(0.003f, 0.02f),
                SunDirection = direction,
                Glow = moon * 0.3f,
                Disc = moonlit ? new Vector3(1, 0.97f, 0.9f) * 0.8f : default,
                DiscRadius = 0.012f,
                Stars = moonlit || misty || dice.Chance(0.7f) ? 0 : dice.LogUniform(0.01f, 0.06f),
                Cloud = town * dice.Uniform(0.6f, 1.8f) + moon * 0.3f,
                Cover = dice.Chance(0.5f) ? 0 : dice.Uniform(0.1f, 1),
                CloudPlace = CloudPlace(dice),
            },
            Bounce = dice.Uniform(0.2f, 0.4f),
            Glow = 1,
            Dark = true,
            Haze = (air + town) * 1.5f,
            HazeDistance = misty ? dice.LogUniform(40, 400) : float.PositiveInfinity,
            Wetness = dice.Chance(0.33f) ? dice.Uniform(0.5f, 1) : 0,
        };
    }

    private static Illumination Rain(Dice dice)
    {
        var sky = Overcast(dice, dice.Uniform(0.25f, 0.7f));
        return Grey(dice, sky) with { Wetness = dice.Uniform(0.6f, 1), HazeDistance = dice.LogUniform(150, 1200), Glow = dice.Chance(0.5f) ? 1 : 0 };
    }

    private static Illumination Fog(Dice dice)
    {
        var sky = Overcast(dice, dice.Uniform(0.5f, 1)) with { Cover = 0 };
        var air = (sky.Zenith + sky.Horizon) / 2;
        return Grey(dice, sky with { Zenith = air * 1.08f, Horizon = air }) with { Haze = air, HazeDistance = dice.LogUniform(15, 150), Glow = dice.Chance(0.5f) ? 1 : 0 };
    }

    private static Illumination Snow(Dice dice)
    {
        var sky = Overcast(dice, dice.Uniform(0.5f, 1));
        return Grey(dice, sky with { Ground = sky.Zenith * 0.6f }) with
        {
            Snow = dice.Uniform(0.65f, 1),
            HazeDistance = dice.LogUniform(60, 500),
            Glow = dice.Chance(0.3f) ? 1 : 0,
        };
    }

    private static Illumination Grey(Dice dice, Sky sky) => new()
    {
        Sky = sky,
        Daylight = sky.Zenith,
        Bounce = dice.Uniform(0.15f, 0.35f),
        Haze = sky.Horizon,
    };

    // One grey from zenith to horizon, a little brighter or darker there, with hardly a cloud to tell from another.
    private static Sky Overcast(Dice dice, float level)
    {
        var zenith = new Vector3(dice.Uniform(0.86f, 1), dice.Uniform(0.92f, 1), 1) * level;
        return new Sky
        {
            Zenith = zenith,
            Horizon = zenith * dice.Uniform(0.85f, 1.2f),
            Ground = Palette.Grey(dice, 0.2f, 0.35f) * level,
            Cloud = zenith * dice.Uniform(0.75f, 0.95f),
            Cover = dice.Uniform(0.5f, 1),
            CloudPlace = CloudPlace(dice),
        };
    }

    private static Vector3 CloudPlace(Dice dice) => new(dice.Uniform(0.3f, 1), dice.Uniform(0, 9), dice.Uniform(0, 9));

    private static Vector3 Direction(Dice dice, float height)
    {
        var (sinTurn, cosTurn) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
        var (sin, cos) = MathF.SinCos(height);
        return new(cos * cosTurn, cos * sinTurn, sin);
    }
}
