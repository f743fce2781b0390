using System.Numerics;

namespace Fathom.Worlds.Painting;

/// <summary>Oil on canvas: flat strokes along the structure, with the relief of bristles lit from the side.</summary>
internal static class OilPainting
{
    /// <summary>Paints over a picture.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var radius = dice.Uniform(2.4f, 3.7f);
        var relief = dice.Uniform(0.03f, 0.09f);
        var structure = StructureTensor.Of(canvas, dice.Whole(2, 4), dice.Uniform(0, MathF.PI));
        var strokes = AnisotropicKuwahara.Apply(canvas, structure, radius);
        var bristles = LineIntegral.Streaks(structure, dice.Whole(5, 8), dice.Whole(0, 1 << 20));
        return strokes.Map((x, y) =>
        {
            var i = y * canvas.Width + x;
            // Light from the upper left: the slope of the relief, and a little of the relief itself where paint is thin.
            var slope = bristles[i] - bristles[Math.Max(0, y - 1) * canvas.Width + Math.Max(0, x - 1)];
            return strokes.Pixels[i] * (1 + relief * (slope + 0.5f * bristles[i])) + new Vector3(0.25f * relief * slope);
        });
    }
}
