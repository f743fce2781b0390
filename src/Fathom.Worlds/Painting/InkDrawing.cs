using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>Pen and ink: lines on paper, alone or over a thin wash.</summary>
internal static class InkDrawing
{
    /// <summary>Draws a picture.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var lines = Outlines.Of(canvas, dice.Uniform(10, 20));
        var sheet = dice.Chance(0.6f) ? new Vector3(1, 0.98f, 0.94f) * dice.Uniform(0.92f, 1) : new Vector3(0.72f, 0.6f, 0.48f) * dice.Uniform(0.8f, 1.1f);
        var ink = dice.Chance(0.7f) ? new Vector3(0.06f) : new Vector3(0.25f, 0.14f, 0.08f);
        var wash = dice.Chance(0.6f) ? dice.Uniform(0.25f, 0.7f) : 0;
        var coloured = dice.Chance(0.4f);
        var paper = new Paper(dice, 1.5f);
        var soft = wash > 0 ? AnisotropicKuwahara.Apply(canvas, StructureTensor.Of(canvas, 2, dice.Uniform(0, MathF.PI)), 2.5f) : canvas;
        return canvas.Map((x, y) =>
        {
            var i = y * canvas.Width + x;
            var tone = coloured ? soft.Pixels[i] : Vector3.Lerp(ink, Vector3.One, Luminance.Of(soft.Pixels[i]));
            var ground = sheet * Vector3.Lerp(Vector3.One, tone, wash) * (0.97f + 0.06f * paper.Grain(x, y));
            return Vector3.Lerp(ground, ink, lines[i]);
        });
    }
}
