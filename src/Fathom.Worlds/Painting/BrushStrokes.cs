using System.Numerics;

namespace Fathom.Worlds.Painting;

/// <summary>
/// Impressionist brush strokes of several sizes (Hertzmann 1998): large brushes first, smaller ones only where the canvas still differs from the picture.
/// Strokes follow the structure and carry the colour of where they begin.
/// </summary>
internal static class BrushStrokes
{
    private const int MostPoints = 9;

    /// <summary>Paints a picture anew.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var structure = StructureTensor.Of(canvas, dice.Whole(3, 5), dice.Uniform(0, MathF.PI));
        var scale = MathF.Max(0.5f, MathF.Min(2, canvas.Width / 320f));
        var largest = dice.Uniform(4, 7) * scale;
        float jitter = dice.Uniform(0.03f, 0.1f), tolerance = dice.Uniform(0.05f, 0.1f);
        var painted = canvas.Blurred((int)largest);
        foreach (var size in (ReadOnlySpan<float>)[1, 0.5f, 0.26f])
            Layer(painted, canvas.Blurred(Math.Max(1, (int)(largest * size * 0.4f))), structure, MathF.Max(1, largest * size), size < 1 ? tolerance : 0, jitter, dice.Fork());
        return painted;
    }

    private static void Layer(Canvas painted, Canvas wanted, StructureTensor structure, float radius, float tolerance, float jitter, Dice dice)
    {
        var grid = Math.Max(2, (int)radius);
        var starts = new List<(int X, int Y)>();
        for (var y = grid / 2; y < painted.Height; y += grid)
            for (var x = grid / 2; x < painted.Width; x += grid)
                if (Error(painted, wanted, x, y, grid, out var worst) > tolerance)
                    starts.Add(worst);
        // In the order of the grid strokes would lie like tiles.
        for (var i = starts.Count - 1; i > 0; i--)
        {
            var j = dice.Whole(0, i);
            (starts[i], starts[j]) = (starts[j], starts[i]);
        }
        Span<Vector2> points = stackalloc Vector2[MostPoints];
        foreach (var (x, y) in starts)
        {
            var colour = wanted.Pixels[y * wanted.Width + x];
            var count = Follow(wanted, painted, structure, new Vector2(x, y), colour, radius, points);
            colour += new Vector3(dice.Normal(0, jitter)) + 0.5f * new Vector3(dice.Normal(0, jitter), dice.Normal(0, jitter), dice.Normal(0, jitter));
            Draw(painted, points[..count], radius, colour, dice.Whole(0, 1 << 20));
        }
    }

    // The mean difference within a cell of the grid, and where it is greatest.
    private static float Error(Canvas painted, Canvas wanted, int x, int y, int grid, out (int X, int Y) worst)
    {
        var (sum, most, count) = (0f, -1f, 0);
        worst = (x, y);
        for (var py = Math.Max(0, y - grid / 2); py < Math.Min(painted.Height, y + (grid + 1) / 2); py++)
            for (var px = Math.Max(0, x - grid / 2); px < Math.Min(painted.Width, x + (grid + 1) / 2); px++, count++)
            {
                var error = Vector3.Distance(painted.Pixels[py * painted.Width + px], wanted.Pixels[py * painted.Width + px]);
                sum += error;
                if (error > most)
                    (most, worst) = (error, (px, py));
            }
        return sum / Math.Max(1, count);
    }

    // A stroke ends where the picture has become more unlike its colour than the canvas is.
    private static int Follow(Canvas wanted, Canvas painted, StructureTensor structure, Vector2 place, Vector3 colour, float radius, Span<Vector2> points)
    {
        var way = Vector2.Zero;
        for (var count = 0; count < points.Length; count++)
        {
            int x = Math.Clamp((int)place.X, 0, wanted.Width - 1), y = Math.Clamp((int)place.Y, 0, wanted.Height - 1);
            var here = wanted.Pixels[y * wanted.Width + x];
            if (count > 2 && Vector3.Distance(here, painted.Pixels[y * wanted.Width + x]) < Vector3.Distance(here, colour))
                return count;
            points[count] = place;
            var next = structure.Along[y * wanted.Width + x];
            way = Vector2.Dot(next, way) < 0 ? -next : next;
            place += way * radius;
        }
        return points.Length;
    }

    private static void Draw(Canvas canvas, ReadOnlySpan<Vector2> points, float radius, Vector3 colour, int salt)
    {
        for (var k = 0; k + 1 < points.Length; k++)
            Segment(canvas, points[k], points[k + 1], radius, colour, salt);
    }

    // Bristles leave lines along the stroke.
    private static void Segment(Canvas canvas, Vector2 from, Vector2 to, float radius, Vector3 colour, int salt)
    {
        var way = to - from;
        var length = MathF.Max(1e-3f, way.Length());
        var (along, across) = (way / length, new Vector2(-way.Y, way.X) / length);
        int x0 = Math.Max(0, (int)(MathF.Min(from.X, to.X) - radius)), x1 = Math.Min(canvas.Width - 1, (int)(MathF.Max(from.X, to.X) + radius + 1));
        int y0 = Math.Max(0, (int)(MathF.Min(from.Y, to.Y) - radius)), y1 = Math.Min(canvas.Height - 1, (int)(MathF.Max(from.Y, to.Y) + radius + 1));
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                var offset = new Vector2(x, y) - from;
                var beside = Vector2.Dot(offset, across);
                var past = Vector2.Dot(offset, along);
                past -= Math.Clamp(past, 0, length);
                var cover = Math.Clamp(radius + 0.5f - MathF.Sqrt(beside * beside + past * past), 0, 1);
                if (cover <= 0)
                    continue;
                var bristle = 1 + 0.16f * (Dice.Hash((int)MathF.Round(beside * 1.3f), 0, salt) - 0.5f);
                ref var pixel = ref canvas.Pixels[y * canvas.Width + x];
                pixel = Vector3.Lerp(pixel, colour * bristle, cover);
            }
    }
}
