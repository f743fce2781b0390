using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>Graphite or coloured pencils: outlines, and hatching that is denser the darker the picture.</summary>
internal static class Pencil
{
    /// <summary>Draws a picture.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var coloured = dice.Chance(0.5f);
        var lead = Vector3.Lerp(new(0.12f, 0.12f, 0.13f), new(0.35f, 0.22f, 0.15f), dice.Chance(0.3f) ? 1 : 0);
        var sheet = new Vector3(dice.Uniform(0.9f, 1)) * new Vector3(1, dice.Uniform(0.95f, 1), dice.Uniform(0.85f, 1));
        var (sin, cos) = MathF.SinCos(dice.Uniform(0.5f, 1.1f));
        var (period, salt) = (dice.Uniform(2.2f, 3.6f), dice.Whole(0, 1 << 20));
        var paper = new Paper(dice, 1.2f);
        var outlines = Outlines.Of(canvas, dice.Uniform(4, 9));
        var soft = canvas.Blurred(1);
        return soft.Map((x, y) =>
        {
            var i = y * canvas.Width + x;
            // Stored brightness leaves most of a picture dark; a draughtsman leaves most of the sheet bare.
            var dark = MathF.Pow(MathF.Max(0, 1 - Luminance.Of(soft.Pixels[i])), 1.6f);
            // A second set crosses the first in the shadows.
            var cover = MathF.Max(Hatch(x * cos + y * sin, x * sin - y * cos, period, salt, dark), Hatch(x * cos - y * sin, x * sin + y * cos, period, salt + 1, 2 * dark - 1));
            cover *= 0.55f + 0.9f * paper.Grain(x, y);
            var pigment = coloured ? Luminance.Saturated(soft.Pixels[i], 1.5f) * 0.75f : lead;
            var hatched = Vector3.Lerp(sheet, pigment, Math.Clamp(0.85f * cover, 0, 1));
            return Vector3.Lerp(hatched, coloured ? pigment * 0.5f : lead, outlines[i]);
        });
    }

    // Lines a period apart, each pressed harder or softer along its way; wider the darker.
    private static float Hatch(float along, float across, float period, int salt, float dark)
    {
        var line = MathF.Floor(across / period);
        var press = Dice.Hash((int)line, (int)MathF.Floor(along / 17 + 31 * Dice.Hash((int)line, 1, salt)), salt);
        var distance = MathF.Abs(across / period - line - 0.5f) * period;
        return Math.Clamp(dark * period * 0.75f - distance + 0.4f, 0, 1) * (0.65f + 0.35f * press);
    }
}
