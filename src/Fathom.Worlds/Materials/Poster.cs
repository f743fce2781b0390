using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Printed matter: a ground colour, lines of glyph-like marks, and patches of picture. Signs, book covers,
/// screens, paintings, labels, rugs.</summary>
internal sealed class Poster : Material
{
    private readonly int salt;
    private readonly float offset;
    private readonly Vector3 ground, ink, first, second;

    /// <summary>Creates a print with its own colours.</summary>
    public Poster(Dice dice)
    {
        salt = dice.Whole(0, 1 << 20);
        offset = dice.Uniform(0, 50);
        ground = Palette.Print(dice);
        ink = Palette.Contrast(dice, ground);
        first = Palette.Print(dice);
        second = Palette.Print(dice);
    }

    /// <summary>Metres of a line of text.</summary>
    public float Line { get; init; } = 0.05f;

    /// <summary>Metres across a block of text or picture.</summary>
    public float Block { get; init; } = 0.3f;

    /// <summary>Share of blocks that are pictures, 0 to 1.</summary>
    public float Pictures { get; init; } = 0.4f;

    /// <summary>Light sent out, as screens do; 0 for paper.</summary>
    public float Glow { get; init; }

    /// <summary>Light sent out when it is dark, as shop signs do.</summary>
    public float Backlight { get; init; }

    /// <summary>See <see cref="Surface.Gloss"/>.</summary>
    public float Gloss { get; init; } = 0.02f;

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        float u = point.U + offset, v = point.V + offset;
        int column = (int)MathF.Floor(u / Block), row = (int)MathF.Floor(v / Block);
        var kind = Dice.Hash(column, row, salt);
        var colour = kind < Pictures ? Picture(u, v, point.Footprint) : kind < 0.9f ? Text(u, v, point.Footprint) : ground;
        surface.Albedo = colour;
        surface.Gloss = Gloss;
        surface.Polish = 0.3f;
        surface.Emission = colour * Glow;
        surface.Glow = colour * Backlight;
    }

    private Vector3 Picture(float u, float v, float footprint)
    {
        var cloud = Noise.Clouds.At(u / Block * 0.9f, v / Block * 0.9f, footprint / Block);
        var other = Noise.Clouds.At(v / Block * 0.6f + 3.3f, u / Block * 0.6f, footprint / Block);
        var colour = Vector3.Lerp(first, second, Math.Clamp(0.5f + 6 * (cloud - 0.5f), 0, 1));
        return Vector3.Lerp(colour, ground, Math.Clamp(0.5f + 8 * (other - 0.55f), 0, 1));
    }

    private Vector3 Text(float u, float v, float footprint)
    {
        var line = v / Line;
        var row = (int)MathF.Floor(line);
        var glyph = u / (Line * 0.55f);
        var column = (int)MathF.Floor(glyph);
        float x = glyph - column, y = line - row;
        var fade = Lattice.Fade(Line * 0.55f, footprint);
        var word = Dice.Hash(column >> 1, row, salt + 1) < 0.8f && y is > 0.15f and < 0.8f;
        // A glyph is a 3×5 raster of dots, some of them black.
        var dot = word && Dice.Hash(column * 3 + (int)(x * 3), row * 5 + (int)(y * 5), salt + 2) < 0.55f;
        return Vector3.Lerp(ground, ink, float.Lerp(dot ? 1 : 0, 0.28f, fade));
    }
}
