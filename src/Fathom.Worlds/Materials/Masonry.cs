using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Rows of cells with joints: bricks, tiles, planks, cobbles, paving slabs, ceiling panels, roof tiles.</summary>
internal sealed class Masonry(Material cell) : Material
{
    private const int Salt = 5;

    /// <summary>Metres of a cell along u and v.</summary>
    public required Vector2 Cell { get; init; }

    /// <summary>Each row starts this share of a cell further: 0 for tiles, 0.5 for bricks.</summary>
    public float Shift { get; init; }

    /// <summary>Rows run along v instead of u.</summary>
    public bool Turned { get; init; }

    /// <summary>Metres of joint.</summary>
    public float Joint { get; init; } = 0.01f;

    /// <summary>Colour of the joint.</summary>
    public Vector3 JointColour { get; init; }

    /// <summary>How much cells differ in brightness, 0 to 1.</summary>
    public float Variation { get; init; }

    /// <summary>Every second cell has this colour instead, as on a chess board.</summary>
    public Vector3? Alternate { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        cell.Shade(point, ref surface);
        var (along, across) = Turned ? (point.V, point.U) : (point.U, point.V);
        var row = (int)MathF.Floor(across / Cell.Y);
        along += row * Shift * Cell.X;
        var column = (int)MathF.Floor(along / Cell.X);

        var fade = Lattice.Fade(MathF.Min(Cell.X, Cell.Y), point.Footprint);
        if (Alternate is { } other)
            surface.Albedo = Vector3.Lerp(surface.Albedo, other, float.Lerp((row + column) & 1, 0.5f, fade));
        surface.Albedo *= 1 + Variation * (1 - fade) * (2 * Dice.Hash(column, row, Salt) - 1);

        var free = (1 - Lattice.Joint(along, Cell.X, Joint, point.Footprint)) * (1 - Lattice.Joint(across, Cell.Y, Joint, point.Footprint));
        surface.Albedo = Vector3.Lerp(JointColour, surface.Albedo, free);
        surface.Gloss *= free;
    }
}
