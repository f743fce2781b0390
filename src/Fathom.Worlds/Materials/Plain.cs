using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>One colour: paint, plastic, metal, glass, lamps.</summary>
internal sealed class Plain(Vector3 albedo, float gloss = 0, float polish = 0) : Material
{
    /// <summary>Light sent out.</summary>
    public Vector3 Emission { get; init; }

    /// <summary>See <see cref="Surface.Glow"/>.</summary>
    public Vector3 Glow { get; init; }

    /// <summary>See <see cref="Surface.Daylight"/>.</summary>
    public Vector3 Daylight { get; init; }

    /// <summary>See <see cref="Surface.Clarity"/>.</summary>
    public float Clarity { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        surface.Albedo = albedo;
        surface.Gloss = gloss;
        surface.Polish = polish;
        surface.Clarity = Clarity;
        (surface.Emission, surface.Glow, surface.Daylight) = (Emission, Glow, Daylight);
    }
}
