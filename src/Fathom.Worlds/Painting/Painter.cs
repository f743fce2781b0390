namespace Fathom.Worlds.Painting;

/// <summary>Paints a picture in a technique and with a palette drawn from a seed. Outlines stay where they are, within the width of a stroke.</summary>
internal static class Painter
{
    /// <summary>Everything there is to paint with.</summary>
    public static readonly IReadOnlyList<(string Name, float Weight, Func<Canvas, Dice, Canvas> Paint)> Techniques =
    [
        ("oil", 3, OilPainting.Paint),
        ("brush strokes", 3, BrushStrokes.Paint),
        ("watercolour", 2.5f, Watercolour.Paint),
        ("crayon", 1.5f, Crayon.Paint),
        ("gouache", 1.5f, Gouache.Paint),
        ("pencil", 1, Pencil.Paint),
        ("ink", 0.7f, InkDrawing.Paint),
    ];

    /// <summary>Paints a picture.</summary>
    /// <param name="picture">What the painter sees.</param>
    /// <param name="dice">The world's own: all its frames are painted alike.</param>
    public static Image Paint(Image picture, Dice dice)
    {
        Span<float> weights = stackalloc float[Techniques.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Techniques[i].Weight;
        var technique = Techniques[dice.Weighted(weights)];
        var mood = new PaintMood(dice.Fork());
        var seen = Canvas.Of(picture);
        var mixed = seen.Map((x, y) => mood.Mix(seen.Pixels[y * seen.Width + x]));
        return technique.Paint(mixed, dice.Fork()).ToImage();
    }
}
