using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Lighting;

/// <summary>The sky's light by direction: a gradient from zenith to horizon, clouds, and the glow around the sun.</summary>
internal sealed record Sky
{
    /// <summary>Radiance overhead.</summary>
    public required Vector3 Zenith { get; init; }

    /// <summary>Radiance at the horizon.</summary>
    public required Vector3 Horizon { get; init; }

    /// <summary>Radiance of clouds.</summary>
    public required Vector3 Cloud { get; init; }

    /// <summary>Radiance from below the horizon, for light that the ground sends back.</summary>
    public required Vector3 Ground { get; init; }

    /// <summary>Share of the sky that clouds cover, 0 to 1.</summary>
    public float Cover { get; init; }

    /// <summary>Size and place of the clouds.</summary>
    public Vector3 CloudPlace { get; init; } = new(0.5f, 0, 0);

    /// <summary>Unit direction to the sun, for its glow.</summary>
    public Vector3 SunDirection { get; init; } = Vector3.UnitZ;

    /// <summary>Radiance of the glow close to the sun; 0 where it is hidden.</summary>
    public Vector3 Glow { get; init; }

    /// <summary>Radiance of the moon's disc; 0 where there is none to see.</summary>
    public Vector3 Disc { get; init; }

    /// <summary>Tangent of the disc's radius.</summary>
    public float DiscRadius { get; init; }

    /// <summary>Radiance of the brighter stars.</summary>
    public float Stars { get; init; }

    /// <summary>The sky as a camera sees it.</summary>
    public Vector3 Seen(Vector3 direction)
    {
        var up = Vector3.Normalize(direction);
        var radiance = Smooth(up);
        if (Stars > 0 && up.Z > 0.05f)
            radiance += Starlight(up);
        if (Disc != default)
            radiance += Disc * Math.Clamp((Vector3.Dot(up, SunDirection) - 1 + DiscRadius * DiscRadius / 2) * 40_000 + 0.5f, 0, 1);
        if (Cover <= 0 || up.Z < 0.01f)
            return radiance;
        // Clouds lie in a plane overhead; towards the horizon they shrink and melt into haze.
        var scale = CloudPlace.X / (up.Z + 0.12f);
        var noise = Noise.Clouds.At(up.X * scale + CloudPlace.Y, up.Y * scale + CloudPlace.Z, 0.02f * scale);
        var share = Math.Clamp((noise - 0.75f + 0.5f * Cover) * 5, 0, 1);
        return Vector3.Lerp(radiance, Cloud * (0.75f + 0.5f * noise), share * Math.Clamp(up.Z * 8, 0, 1));
    }

    // One place in some hundred of a fine grid over the sky holds a star.
    private Vector3 Starlight(Vector3 up)
    {
        const int cells = 600;
        var plane = new Vector2(up.X, up.Y) / (1 + up.Z) * cells;
        var chance = Dice.Hash((int)MathF.Floor(plane.X), (int)MathF.Floor(plane.Y), 41);
        return chance < 0.998f ? default : new Vector3(0.9f, 0.95f, 1) * (Stars * MathF.Pow((chance - 0.998f) / 0.002f, 3));
    }

    /// <summary>The sky without its details, for ambient light and blurred mirror images.</summary>
    public Vector3 Smooth(Vector3 direction)
    {
        if (direction.Z < 0)
            return Ground;
        var height = MathF.Sqrt(direction.Z);
        var near = MathF.Max(0, Vector3.Dot(direction, SunDirection));
        var glow = near * near;
        glow *= glow;
        glow *= glow;
        return Vector3.Lerp(Horizon, Zenith, height) + Glow * (glow * glow + 0.15f * near * near);
    }
}
