using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Plants;

/// <summary>Materials of plants.</summary>
internal static class Greenery
{
    /// <summary>Leaves of a colour.</summary>
    public static Material Leaves(Dice dice, Vector3 colour) => new Leaves(colour * dice.Uniform(0.45f, 0.75f), colour * dice.Uniform(1.2f, 1.8f), dice.Uniform(0.35f, 0.7f));

    /// <summary>Leaves of a tree: summer, spring or autumn.</summary>
    public static Material Crown(Dice dice) => Leaves(dice, Palette.Foliage(dice) * dice.Uniform(1.2f, 1.7f));

    /// <summary>Needles: dark, some bluish.</summary>
    public static Material Needles(Dice dice) => Leaves(dice, Palette.Hsv(dice.Uniform(0.25f, 0.42f), dice.Uniform(0.25f, 0.55f), dice.Uniform(0.24f, 0.42f)));

    /// <summary>Grass, from lush to dry.</summary>
    public static Vector3 GrassColour(Dice dice) => dice.Chance(0.75f)
        ? Palette.Hsv(dice.Uniform(0.19f, 0.3f), dice.Uniform(0.35f, 0.65f), dice.Uniform(0.35f, 0.6f))
        : Palette.Hsv(dice.Uniform(0.11f, 0.17f), dice.Uniform(0.3f, 0.55f), dice.Uniform(0.5f, 0.75f));

    /// <summary>Petals.</summary>
    public static Vector3 PetalColour(Dice dice) => dice.Weighted(2, 2, 1.5f, 1, 1) switch
    {
        0 => Palette.Hsv(0, 0, dice.Uniform(0.85f, 0.97f)),
        1 => Palette.Hsv(dice.Uniform(0.12f, 0.16f), 0.85f, dice.Uniform(0.85f, 0.97f)),
        2 => Palette.Hsv(dice.Uniform(0.68f, 0.82f), dice.Uniform(0.4f, 0.75f), dice.Uniform(0.55f, 0.85f)),
        3 => Palette.Hsv(dice.Uniform(-0.02f, 0.02f), dice.Uniform(0.75f, 0.95f), dice.Uniform(0.7f, 0.9f)),
        _ => Palette.Hsv(dice.Uniform(0.9f, 0.97f), dice.Uniform(0.3f, 0.6f), dice.Uniform(0.8f, 0.95f)),
    };

    /// <summary>Bark: grey to brown, furrowed along the trunk.</summary>
    public static Material Bark(Dice dice)
    {
        var colour = Palette.Hsv(dice.Uniform(0.05f, 0.12f), dice.Uniform(0.1f, 0.4f), dice.Uniform(0.25f, 0.6f));
        return new Mottled(dice) { Dark = colour * 0.45f, Light = colour * 1.3f, Cloud = new(0.09f, 0.6f), Contrast = 3, Grain = 0.25f, GrainSize = 0.02f };
    }

    /// <summary>The bark of birches: white with dark bands.</summary>
    public static Material BirchBark(Dice dice) =>
        new Mottled(dice) { Dark = new(0.12f), Light = Palette.Hsv(0.1f, 0.06f, dice.Uniform(0.85f, 0.97f)), Cloud = new(0.3f, 0.05f), Contrast = 3.5f };

    /// <summary>The reddish bark of pines.</summary>
    public static Material PineBark(Dice dice)
    {
        var colour = Palette.Hsv(dice.Uniform(0.03f, 0.07f), dice.Uniform(0.35f, 0.6f), dice.Uniform(0.35f, 0.65f));
        return new Mottled(dice) { Dark = colour * 0.35f, Light = colour * 1.2f, Cloud = new(0.15f, 0.4f), Contrast = 3 };
    }
}
