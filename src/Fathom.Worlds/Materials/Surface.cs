using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>How a point reflects light; linear colours.</summary>
internal struct Surface
{
    /// <summary>Diffuse reflectance, 0 to 1.</summary>
    public Vector3 Albedo;

    /// <summary>Light the surface sends out by itself.</summary>
    public Vector3 Emission;

    /// <summary>Light the surface sends out when it is dark: lit windows, signs, lamps.</summary>
    public Vector3 Glow;

    /// <summary>Light that comes through from outside by day: frosted glass, blinds.</summary>
    public Vector3 Daylight;

    /// <summary>Mirror reflectance seen straight on, 0 (chalk) to 1 (mirror).</summary>
    public float Gloss;

    /// <summary>How much of a mirror image survives the surface's roughness, 0 to 1.</summary>
    public float Polish;

    /// <summary>Share of light that shines through from behind, for leaves and curtains.</summary>
    public float Translucency;
}
