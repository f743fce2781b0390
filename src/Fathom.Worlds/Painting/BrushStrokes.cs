using System.Numerics;

namespace Fathom.Worlds.Painting;

/// <summary>
/// Impressionist brush strokes of several sizes (Hertzmann 1998): large brushes first, smaller ones only where the canvas still differs from the picture.
/// Strokes follow the structure and carry the colour of where they begin.
/// </summary>
internal static class BrushStrokes
{
    private const int MostPoints = 5, Bristles = 16;

    /// <summary>Paints a picture anew.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var structure = StructureTensor.Of(canvas, dice.Whole(3, 5), dice.Uniform(0, MathF.PI));
        var scale = MathF.Max(0.5f, MathF.Min(2, canvas.Width / 320f));
        var largest = dice.Uniform(3.5f, 6) * scale;
        float jitter = dice.Uniform(0.03f, 0.1f), tolerance = dice.Uniform(0.06f, 0.11f);
        var painted = canvas.Blurred((int)largest);
        foreach (var size in (ReadOnlySpan<float>)[1, 0.5f, 0.28f])
            Layer(painted, canvas.Blurred(Math.Max(1, (int)(largest * size * 0.4f))), structure, MathF.Max(1, largest * size), size < 1 ? tolerance * (0.6f + size) : 0, jitter * MathF.Sqrt(size), dice.Fork());
        return painted;
    }

    private static void Layer(Canvas painted, Canvas wanted, StructureTensor structure, float radius, float tolerance, float jitter, Dice dice)
    {
        var grid = Math.Max(2, (int)(radius * 1.8f));
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
            if (count > 1 && Vector3.Distance(here, painted.Pixels[y * wanted.Width + x]) < Vector3.Distance(here, colour))
                return count;
            points[count] = place;
            var next = structure.Along[y * wanted.Width + x];
            way = Vector2.Dot(next, way) < 0 ? -next : next;
            place += way * (2 * radius);
        }
        return points.Length;
    }

    // Bristles leave lines along the stroke.
    private static void Draw(Canvas canvas, ReadOnlySpan<Vector2> points, float radius, Vector3 colour, int salt)
    {
        Span<Vector3> bristles = stackalloc Vector3[Bristles];
        for (var k = 0; k < Bristles; k++)
            bristles[k] = colour * (1 + 0.18f * (Dice.Hash(k, 0, salt) - 0.5f));
        for (var k = 0; k + 1 < points.Length; k++)
            Segment(canvas, points[k], points[k + 1], radius, bristles);
    }

    private static void Segment(Canvas canvas, Vector2 from, Vector2 to, float radius, ReadOnlySpan<Vector3> bristles)
    {
        var way = to - from;
        var length = MathF.Max(1e-3f, way.Length());
        float alongX = way.X / length, alongY = way.Y / length, outer = (radius + 0.5f) * (radius + 0.5f), inner = MathF.Max(0, radius - 0.5f) * MathF.Max(0, radius - 0.5f);
        var density = Bristles / (2 * radius + 1);
        int x0 = Math.Max(0, (int)(MathF.Min(from.X, to.X) - radius)), x1 = Math.Min(canvas.Width - 1, (int)(MathF.Max(from.X, to.X) + radius + 1));
        int y0 = Math.Max(0, (int)(MathF.Min(from.Y, to.Y) - radius)), y1 = Math.Min(canvas.Height - 1, (int)(MathF.Max(from.Y, to.Y) + radius + 1));
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                float dx = x - from.X, dy = y - from.Y, beside = dy * alongX - dx * alongY, past = dx * alongX + dy * alongY;
                past = past < 0 ? past : past > length ? past - length : 0;
                var square = beside * beside + past * past;
                if (square >= outer)
                    continue;
                var bristle = bristles[float.ConvertToIntegerNative<int>((beside + radius + 0.5f) * density) & Bristles - 1];
                ref var pixel = ref canvas.Pixels[y * canvas.Width + x];
                pixel = square <= inner ? bristle : Vector3.Lerp(pixel, bristle, radius + 0.5f - MathF.Sqrt(square));
            }
    }
}
