using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Stripes or checks of two or three colours over another material: blinds, shirts, awnings, rugs,
/// crossings, spines of books.</summary>
internal sealed class Striped(Material under) : Material
{
    /// <summary>Metres from one stripe to the next.</summary>
    public required float Period { get; init; }

    /// <summary>Share of the period that is painted.</summary>
    public float Share { get; init; } = 0.5f;

    /// <summary>Colour of the stripes.</summary>
    public required Vector3 Colour { get; init; }

    /// <summary>Stripes lie along u (vary along v).</summary>
    public bool Level { get; init; }

    /// <summary>A second set across the first; each covers half, so that only where they meet the colour is full.</summary>
    public bool Crossed { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        under.Shade(point, ref surface);
        var painted = Lattice.Joint(Level ? point.V : point.U, Period, Share * Period, point.Footprint);
        if (Crossed)
            painted = (painted + Lattice.Joint(Level ? point.U : point.V, Period, Share * Period, point.Footprint)) / 2;
        surface.Albedo = Vector3.Lerp(surface.Albedo, Colour, painted);
    }
}
