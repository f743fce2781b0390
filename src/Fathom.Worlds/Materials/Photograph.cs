using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>A picture of the user's on a surface: once, as a poster has it, or over and over, as wallpaper has it; one whose edges do not fit is mirrored where it begins again.</summary>
/// <param name="picture">The picture.</param>
/// <param name="corner">Its corner of the smallest u and v, metres: the lower right one to whoever stands before it.</param>
/// <param name="size">Metres of the picture along u and v.</param>
internal sealed class Photograph(MipMap picture, Vector2 corner, Vector2 size) : Material
{
    private readonly float scale = 1 / MathF.Sqrt(size.X * size.Y);

    /// <summary>Only once; beyond, its edges go on.</summary>
    public bool Once { get; init; }

    /// <summary>Light sent out, as screens do.</summary>
    public float Glow { get; init; }

    /// <summary>Light sent out when it is dark, as shop signs do.</summary>
    public float Backlight { get; init; }

    /// <summary>See <see cref="Surface.Gloss"/>.</summary>
    public float Gloss { get; init; }

    /// <summary>See <see cref="Surface.Polish"/>.</summary>
    public float Polish { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        // Whoever looks at a wall sees u grow to the left: the frames of walls and pictures have x so, and y towards the room.
        float u = 1 - (point.U - corner.X) / size.X, v = 1 - (point.V - corner.Y) / size.Y;
        if (!Once && !picture.Tiles)
            (u, v) = (Folded(u), Folded(v));
        var colour = picture.At(u, v, point.Footprint * scale, repeat: !Once && picture.Tiles);
        surface.Albedo = colour;
        surface.Gloss = Gloss;
        surface.Polish = Polish;
        surface.Emission = colour * Glow;
        surface.Glow = colour * Backlight;
    }

    // 0 to 1 and back to 0.
    private static float Folded(float t)
    {
        t -= 2 * MathF.Floor(t / 2);
        return t > 1 ? 2 - t : t;
    }
}
