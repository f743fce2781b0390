using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Two colours mixed in clouds, with fine grain on top: plaster, asphalt, concrete, grass, carpet,
/// wood (stretched clouds), paint (none of either).</summary>
internal sealed class Mottled : Material
{
    private readonly float offset;

    /// <summary>Creates the material; the dice place its pattern.</summary>
    public Mottled(Dice dice) => offset = dice.Uniform(0, 100);

    /// <summary>The first colour.</summary>
    public required Vector3 Dark { get; init; }

    /// <summary>The second colour.</summary>
    public required Vector3 Light { get; init; }

    /// <summary>Metres across a cloud, along u and v.</summary>
    public Vector2 Cloud { get; init; } = Vector2.One;

    /// <summary>Slope of the transition: 1 blends softly, 4 gives patches.</summary>
    public float Contrast { get; init; } = 1.5f;

    /// <summary>Strength of the grain, 0 to 1.</summary>
    public float Grain { get; init; }

    /// <summary>Metres across a grain.</summary>
    public float GrainSize { get; init; } = 0.01f;

    /// <summary>See <see cref="Surface.Gloss"/>.</summary>
    public float Gloss { get; init; }

    /// <summary>See <see cref="Surface.Polish"/>.</summary>
    public float Polish { get; init; }

    /// <summary>See <see cref="Surface.Translucency"/>.</summary>
    public float Translucency { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        var cloud = Noise.Clouds.At(point.U / Cloud.X + offset, point.V / Cloud.Y, point.Footprint / MathF.Min(Cloud.X, Cloud.Y));
        var colour = Vector3.Lerp(Dark, Light, Math.Clamp(0.5f + (cloud - 0.5f) * Contrast, 0, 1));
        if (Grain > 0)
            colour *= 1 + Grain * 2 * (Noise.Grain.At(point.U / GrainSize, point.V / GrainSize, point.Footprint / GrainSize) - 0.5f);
        surface.Albedo = colour;
        surface.Gloss = Gloss;
        surface.Polish = Polish;
        surface.Translucency = Translucency;
    }
}
