using System.Numerics;

namespace Fathom.Worlds.Rendering;

/// <summary>
/// Averages irradiance over the 4×4 block of samples around each pixel, only over pixels of the same surface: a separable cross-bilateral
/// filter whose taps (½ 1 1 1 ½) hold every rank of the block in equal weight.
/// </summary>
internal static class LightFilter
{
    private const float SameFacing = 0.8f, SamePlane = 0.2f, SamePlace = 0.03f;

    // Few and Enough of the 16 that a whole window weighs, in rows and columns and in Window.
    private const float Few = 6, Enough = 5, Borrowed = 0.5f;

    /// <summary>Filters the buffer's light in place; positions and normals guide it.</summary>
    /// <param name="buffer">Light to filter, surfaces to guide.</param>
    /// <param name="eye">Where the picture is seen from.</param>
    public static void Apply(SurfaceBuffer buffer, Vector3 eye)
    {
        int width = buffer.Width, height = buffer.Height;
        Arriving[] samples = buffer.Light, rows = buffer.Rows, filtered = buffer.Filtered;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                if (buffer.Parts[i] != SurfaceBuffer.Sky)
                    (rows[i], buffer.RowWeights[i]) = Line(buffer, samples, i, 1, x, width - 1);
            }
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                if (buffer.Parts[i] == SurfaceBuffer.Sky)
                    continue;
                (filtered[i], var weight) = Line(buffer, rows, i, width, y, height - 1);
                // A thin strip has next to no neighbours of its own in rows and columns.
                if (weight * buffer.RowWeights[i] < Few)
                    filtered[i] = Window(buffer, samples, x, y, eye);
            }
        buffer.SwapLight();
    }

    private static (Arriving Mean, float Weight) Line(SurfaceBuffer buffer, Arriving[] from, int i, int step, int place, int last)
    {
        var sum = from[i];
        var total = 1f;
        if (place > 0)
            Add(buffer, from, i, i - step, 1, ref sum, ref total);
        if (place > 1)
            Add(buffer, from, i, i - 2 * step, 0.5f, ref sum, ref total);
        if (place < last)
            Add(buffer, from, i, i + step, 1, ref sum, ref total);
        if (place < last - 1)
            Add(buffer, from, i, i + 2 * step, 0.5f, ref sum, ref total);
        return (Mean(sum, total), total);
    }

    private static Arriving Window(SurfaceBuffer buffer, Arriving[] from, int x, int y, Vector3 eye)
    {
        int x0 = Math.Max(0, x - 2), x1 = Math.Min(buffer.Width - 1, x + 2);
        int y0 = Math.Max(0, y - 2), y1 = Math.Min(buffer.Height - 1, y + 2);
        var i = y * buffer.Width + x;
        Arriving sum = default;
        var total = 0f;
        for (var ny = y0; ny <= y1; ny++)
            for (var nx = x0; nx <= x1; nx++)
                Add(buffer, from, i, ny * buffer.Width + nx, Tap(nx - x) * Tap(ny - y), ref sum, ref total);
        if (total >= Enough)
            return Mean(sum, total);

        // Too small to have samples enough of its own, it borrows from whatever is close by: a little wrong, but without bright specks.
        var reach = SamePlace * SamePlace * Vector3.DistanceSquared(buffer.Positions[i], eye);
        for (var ny = y0; ny <= y1; ny++)
            for (var nx = x0; nx <= x1; nx++)
            {
                var j = ny * buffer.Width + nx;
                if (buffer.Parts[j] == SurfaceBuffer.Sky || Vector3.DistanceSquared(buffer.Positions[j], buffer.Positions[i]) > reach)
                    continue;
                var weight = Borrowed * Tap(nx - x) * Tap(ny - y);
                sum.Direct += from[j].Direct * weight;
                sum.Ambient += from[j].Ambient * weight;
                total += weight;
            }
        return Mean(sum, total);
    }

    /// <summary>Five taps that hold each of a row's four ranks in equal weight.</summary>
    /// <param name="offset">Pixels from the middle, −2 to 2.</param>
    public static float Tap(int offset) => offset is -2 or 2 ? 0.5f : 1;

    // A neighbour belongs to the surface when it faces the same way and lies near its tangent plane.
    private static void Add(SurfaceBuffer buffer, Arriving[] from, int i, int j, float weight, ref Arriving sum, ref float total)
    {
        if (buffer.Parts[j] == SurfaceBuffer.Sky)
            return;
        var normal = buffer.Normals[i];
        if (Vector3.Dot(buffer.Normals[j], normal) < SameFacing)
            return;
        var offset = buffer.Positions[j] - buffer.Positions[i];
        var height = Vector3.Dot(offset, normal);
        if (height * height > SamePlane * SamePlane * offset.LengthSquared() + 1e-6f)
            return;
        sum.Direct += from[j].Direct * weight;
        sum.Ambient += from[j].Ambient * weight;
        total += weight;
    }

    private static Arriving Mean(in Arriving sum, float total) => new() { Direct = sum.Direct / total, Ambient = sum.Ambient / total };
}
