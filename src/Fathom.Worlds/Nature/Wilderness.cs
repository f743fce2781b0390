using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Nature;

/// <summary>Untilled ground: what covers it, rock in layers where it is steep, sand and mud at the water, snow up high.</summary>
internal sealed class Wilderness(Dice dice) : Material
{
    private readonly float offset = dice.Uniform(0, 90), layer = dice.LogUniform(0.3f, 3), tilt = dice.Normal(0, 0.12f);

    /// <summary>Colour of most of the ground.</summary>
    public required Vector3 Cover { get; init; }

    /// <summary>Colour of its patches.</summary>
    public required Vector3 Patch { get; init; }

    /// <summary>Colours of rock, in layers.</summary>
    public required (Vector3 One, Vector3 Other) Rock { get; init; }

    /// <summary>Colour of the ground at the water.</summary>
    public Vector3 Shore { get; init; }

    /// <summary>Height of the water.</summary>
    public float Water { get; init; } = float.NegativeInfinity;

    /// <summary>World height from which snow lies.</summary>
    public float SnowLine { get; init; } = float.PositiveInfinity;

    /// <summary>Upward part of the normal at which rock begins to show.</summary>
    public float RockSlope { get; init; } = 0.82f;

    /// <summary>Metres across a patch.</summary>
    public float PatchSize { get; init; } = 2;

    /// <summary>Woods that cover far slopes; null: none.</summary>
    public Vector3? Woods { get; init; }

    /// <summary>Ripples that wind or water left, metres apart; 0: none.</summary>
    public float Ripples { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        var (x, y, z) = (point.Local.X, point.Local.Y, point.Local.Z);
        float cloud = Noise.Clouds.At(x / PatchSize + offset, y / PatchSize, point.Footprint / PatchSize), wide = Noise.Clouds.At(x / 90, y / 90 + offset, point.Footprint / 90);
        var colour = Vector3.Lerp(Cover, Patch, Math.Clamp(0.5f + (cloud - 0.5f) * 3, 0, 1)) * (0.7f + 0.6f * wide);
        var distance = MathF.Sqrt(x * x + y * y);
        if (Woods is { } wood && distance > 150)
        {
            var share = Math.Clamp((wide - 0.35f) * 7, 0, 1) * Math.Clamp((distance - 150) / 80, 0, 1);
            colour = Vector3.Lerp(colour, wood * (0.5f + Noise.Grain.At(x / 5, y / 5, point.Footprint / 5)), share);
        }
        var grain = Noise.Grain.At(x / 0.03f, y / 0.03f, point.Footprint / 0.03f) + 0.6f * Noise.Grain.At(x / 0.4f, y / 0.4f, point.Footprint / 0.4f) - 0.8f;
        colour *= 1 + 0.5f * grain;
        if (Ripples > 0)
            colour *= 0.9f + 0.2f * Lattice.Joint(x * 0.4f + y + 3 * Ripples * cloud, Ripples, Ripples * 0.5f, point.Footprint);

        var steep = Math.Clamp((RockSlope - point.Normal.Z) * 9 + 1.5f * (cloud - 0.5f), 0, 1);
        if (steep > 0)
            colour = Vector3.Lerp(colour, Layers(point), steep);
        var wet = Math.Clamp(1.4f - (z - Water) / 0.35f, 0, 1);
        if (z - Water < 1)
            colour = Vector3.Lerp(colour, Shore * (0.8f + 0.4f * cloud) * (1 + 0.4f * grain), Math.Clamp((0.9f - (z - Water)) * 4 + (cloud - 0.5f), 0, 1)) * (1 - 0.45f * wet);
        var snow = Math.Clamp((z - SnowLine) / (20 + 0.02f * distance) + 3 * (wide - 0.5f), 0, 1) * (1 - steep);
        surface.Albedo = Vector3.Lerp(colour, new Vector3(0.78f, 0.81f, 0.86f) * (0.93f + 0.1f * cloud), snow);
        surface.Gloss = z - Water < 1 ? 0.03f * wet : 0;
        surface.Polish = 0.4f;
    }

    // Seen from the side: bands of changing thickness, cracks across them.
    private Vector3 Layers(in SurfacePoint point)
    {
        var (x, y, z) = (point.Local.X, point.Local.Y, point.Local.Z);
        float along = x + 0.7f * y, up = z + tilt * along;
        var band = Noise.Clouds.At(0.07f * along / layer + offset, up / layer, point.Footprint / layer);
        var crack = Noise.Clouds.At(along / 1.3f, up / 5 + offset, point.Footprint / 1.3f);
        var rough = Noise.Grain.At(along / 0.08f, up / 0.05f, point.Footprint / 0.06f);
        return Vector3.Lerp(Rock.One, Rock.Other, Math.Clamp(0.5f + (band - 0.5f) * 4, 0, 1)) * (0.45f + 0.8f * crack) * (0.8f + 0.4f * rough);
    }
}
