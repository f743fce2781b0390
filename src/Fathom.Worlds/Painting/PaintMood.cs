using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>A painter's palette: how colourful, how warm, and which tints light and shadow take.</summary>
internal sealed class PaintMood
{
    private readonly float colourful, contrast;
    private readonly Vector3 light, shadow;

    /// <summary>Draws it: mostly close to nature, seldom of one colour.</summary>
    public PaintMood(Dice dice)
    {
        colourful = dice.Weighted(6, 1, 2) switch { 0 => dice.Uniform(0.9f, 1.4f), 1 => dice.Uniform(0, 0.3f), _ => dice.Uniform(1.4f, 2.2f) };
        contrast = dice.Uniform(0.7f, 1.15f);
        var warmth = dice.Normal(0.02f, 0.06f);
        light = new Vector3(1 + warmth, 1, 1 - warmth) * dice.Uniform(0.95f, 1.05f);
        shadow = new Vector3(dice.Normal(0, 0.03f), dice.Normal(0, 0.02f), dice.Normal(0.02f, 0.04f));
    }

    /// <summary>The colour a painter would mix.</summary>
    public Vector3 Mix(Vector3 colour)
    {
        var mixed = Luminance.Saturated(colour, colourful);
        mixed = new Vector3(0.5f) + (mixed - new Vector3(0.5f)) * contrast;
        return Vector3.Clamp(mixed * light + shadow * (1 - Luminance.Of(colour)), Vector3.Zero, Vector3.One);
    }
}
