using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>The shading of a game of 2005: Lambert's law, one directional light, the same ambient light everywhere, no shadows, a sky of one or two colours, fog by distance.</summary>
internal sealed class FlatShader
{
    private readonly Vector3 towardsLight, direct, ambient, zenith, horizon;
    private readonly float fogDistance, glow;
    private readonly Eye eye;

    /// <summary>Draws the game's light.</summary>
    /// <param name="light">The scene's: where the sun stands and whether lamps burn.</param>
    /// <param name="condition">Hour and weather.</param>
    /// <param name="eye">Where the picture is seen from.</param>
    /// <param name="dice">The game's own.</param>
    public FlatShader(Illumination light, Condition condition, Eye eye, Dice dice)
    {
        this.eye = eye;
        glow = light.Glow;
        var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
        var drawn = Vector3.Normalize(new(cos, sin, dice.Uniform(0.6f, 1.5f)));
        towardsLight = light.Sun == default || light.SunDirection.Z < 0.2f ? drawn : light.SunDirection;
        var (share, colour, sky) = Mood(condition, dice);
        var brightness = dice.Uniform(0.9f, 1.4f);
        ambient = colour * (share * brightness * dice.Uniform(0.35f, 0.6f));
        direct = Vector3.Lerp(colour, Vector3.One, 0.6f) * (share * brightness * dice.Uniform(0.5f, 0.9f));
        horizon = dice.Chance(0.5f) ? sky : Vector3.Lerp(sky, new Vector3(sky.Length() / 1.5f), 0.6f) * 1.2f;
        zenith = sky;
        var clear = dice.Chance(0.6f) ? float.PositiveInfinity : dice.LogUniform(60, 400);
        fogDistance = condition switch { Condition.Fog => dice.LogUniform(15, 50), Condition.Rain or Condition.Snow => MathF.Min(clear, dice.LogUniform(50, 200)), _ => clear };
    }

    /// <summary>Linear colour of the sky along a ray.</summary>
    public Vector3 Sky(Vector3 ray) => Vector3.Lerp(horizon, zenith, Math.Clamp(Vector3.Normalize(ray).Z * 3, 0, 1));

    /// <summary>Linear colour of a surface.</summary>
    public Vector3 Colour(in Surface surface, Vector3 position, Vector3 normal)
    {
        var facing = MathF.Max(0, Vector3.Dot(normal, towardsLight));
        // Metal and glass had painted textures: without them they would be black.
        var albedo = Vector3.Lerp(surface.Albedo, horizon, 0.5f * surface.Gloss);
        var colour = albedo * (ambient + direct * facing) + Vector3.Min(surface.Emission + surface.Glow * glow, new Vector3(1.5f));
        return fogDistance < float.PositiveInfinity
            ? Vector3.Lerp(colour, horizon, 1 - MathF.Exp(-Vector3.Distance(position, eye.Position) / fogDistance)) : colour;
    }

    private static (float Share, Vector3 Colour, Vector3 Sky) Mood(Condition condition, Dice dice)
    {
        var blue = Palette.Hsv(dice.Uniform(0.53f, 0.64f), dice.Uniform(0.15f, 0.7f), dice.Uniform(0.7f, 1));
        var grey = Palette.Grey(dice, 0.55f, 0.9f);
        return condition switch
        {
            Condition.Day => (1, Vector3.Lerp(Vector3.One, blue, 0.25f), dice.Chance(0.8f) ? blue : grey),
            Condition.Dusk => (0.4f, new(1, 0.75f, 0.65f), Palette.Hsv(dice.Uniform(-0.1f, 0.08f), dice.Uniform(0.3f, 0.6f), dice.Uniform(0.4f, 0.7f))),
            Condition.Night => (dice.Uniform(0.05f, 0.15f), new(0.55f, 0.65f, 1), new Vector3(0.004f, 0.006f, 0.014f) * dice.Uniform(0.2f, 2)),
            Condition.Snow => (1, new Vector3(1), Palette.Grey(dice, 0.75f, 0.95f)),
            _ => (0.7f, new(0.9f, 0.95f, 1), grey),
        };
    }
}
