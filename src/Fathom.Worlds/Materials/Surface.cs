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

    /// <summary>Share of light from behind that passes straight through glass, of the colour it lets through best; 0: opaque. The other colours pass as the square root of <see cref="Albedo"/>: what coloured glass
    /// sends back went through it twice.</summary>
    public float Clarity;

    /// <summary>The share of each colour that passes through glass.</summary>
    public readonly Vector3 Passed => Vector3.SquareRoot(Albedo / MathF.Max(1e-6f, MathF.Max(Albedo.X, MathF.Max(Albedo.Y, Albedo.Z)))) * Clarity;
}
