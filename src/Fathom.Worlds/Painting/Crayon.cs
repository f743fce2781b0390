using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>Pastel on tinted paper: crayon strokes along the structure that leave the paper bare between them.</summary>
internal static class Crayon
{
    /// <summary>Paints over a picture.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var structure = StructureTensor.Of(canvas, dice.Whole(3, 5), dice.Uniform(0, MathF.PI));
        var colours = AnisotropicKuwahara.Apply(canvas, structure, 2);
        var strokes = LineIntegral.Streaks(structure, dice.Whole(6, 11), dice.Whole(0, 1 << 20));
        var paper = new Paper(dice, dice.Uniform(1, 2));
        var sheet = dice.Chance(0.5f) ? new Vector3(dice.Uniform(0.6f, 0.95f)) * new Vector3(1, dice.Uniform(0.9f, 1), dice.Uniform(0.75f, 1))
            : new Vector3(dice.Uniform(0.15f, 0.5f), dice.Uniform(0.15f, 0.5f), dice.Uniform(0.15f, 0.5f));
        float full = dice.Uniform(0.5f, 1.2f), vivid = dice.Uniform(1.1f, 1.6f), chalk = dice.Uniform(0, 0.15f);
        return colours.Map((x, y) =>
        {
            var i = y * canvas.Width + x;
            var colour = colours.Pixels[i];
            colour = Luminance.Saturated(colour, vivid) * (1 + 0.12f * strokes[i]) + new Vector3(chalk * 0.5f);
            var cover = Math.Clamp(0.45f + 0.4f * (full + strokes[i] + 1.5f * (paper.Grain(x, y) - 0.5f)), 0, 1);
            return Vector3.Lerp(sheet, colour, cover);
        });
    }
}
