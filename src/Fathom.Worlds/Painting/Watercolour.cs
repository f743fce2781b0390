using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>
/// Watercolour (after Bousseau et al. 2006): washes in a few steps of tone, darker where they end, that gather in the grain of the paper and in stains.
/// A pigment density d turns a colour c into c − (c − c²)(d − 1).
/// </summary>
internal static class Watercolour
{
    /// <summary>Paints over a picture.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var paper = new Paper(dice, dice.Uniform(1.2f, 2.5f));
        float wobble = dice.Uniform(0.5f, 1.5f), steps = dice.Uniform(5, 10), thin = dice.Uniform(0.6f, 0.9f);
        float edges = dice.Uniform(1.5f, 3.5f), grain = dice.Uniform(0.3f, 0.9f), stains = dice.Uniform(0.4f, 1.2f), colourful = dice.Uniform(1, 1.5f), wet = dice.Uniform(0, 0.6f);

        var washes = AnisotropicKuwahara.Apply(canvas, StructureTensor.Of(canvas, 2, dice.Uniform(0, MathF.PI)), dice.Uniform(2.2f, 3.4f));
        // A hand does not follow outlines exactly.
        washes = washes.Map((x, y) => Layered(
            washes.At(x + wobble * 2 * (paper.Stain(x, y, 24) - 0.5f), y + wobble * 2 * (paper.Stain(y, x, 24) - 0.5f)), steps, colourful));
        var soft = washes.Blurred(1);
        var sheet = new Vector3(0.99f, 0.98f, 0.95f);
        return washes.Map((x, y) =>
        {
            var i = y * washes.Width + x;
            var colour = Vector3.Lerp(sheet, Vector3.Lerp(washes.Pixels[i], soft.Pixels[i], wet), thin);
            var density = 1 + edges * Edge(washes, x, y) + grain * (paper.Grain(x, y) - 0.5f) + stains * (paper.Stain(x, y, 45) - 0.5f);
            return colour - (colour - colour * colour) * (density - 1);
        });
    }

    // Tones in soft steps, as washes lie on each other.
    private static Vector3 Layered(Vector3 colour, float steps, float colourful)
    {
        var tone = MathF.Max(0.02f, Luminance.Of(colour));
        var level = tone * steps;
        var floor = MathF.Floor(level);
        var stepped = (floor + 0.5f + 0.5f * MathF.Tanh(6 * (level - floor - 0.5f))) / steps;
        colour *= stepped / tone;
        return Vector3.Clamp(Vector3.Lerp(new Vector3(stepped), colour, colourful), Vector3.Zero, Vector3.One);
    }

    private static float Edge(Canvas canvas, int x, int y)
    {
        var across = Vector3.Abs(canvas.At(x + 1, y) - canvas.At(x - 1, y)) + Vector3.Abs(canvas.At(x, y + 1) - canvas.At(x, y - 1));
        return MathF.Min(0.35f, Luminance.Of(across));
    }
}
