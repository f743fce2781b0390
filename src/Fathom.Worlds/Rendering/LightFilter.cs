using System.Numerics;

namespace Fathom.Worlds.Rendering;

/// <summary>
/// Averages irradiance over the 4×4 block of samples around each pixel, only over pixels of the same surface: a separable cross-bilateral
/// filter whose taps (½ 1 1 1 ½) hold every rank of the block in equal weight.
/// </summary>
internal static class LightFilter
{
    private const float SameFacing = 0.8f, SamePlane = 0.2f;

    // Of at most 4 in each direction.
    private const float FewRow = 2.6f, FewColumn = 2.6f;

    /// <summary>Filters the buffer's light in place; positions and normals guide it.</summary>
    public static void Apply(SurfaceBuffer buffer)
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
                // A thin slanting strip has neighbours of its own only across the corners.
                if (weight < FewColumn && buffer.RowWeights[i] < FewRow)
                    filtered[i] = Window(buffer, samples, x, y);
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

    private static Arriving Window(SurfaceBuffer buffer, Arriving[] from, int x, int y)
    {
        var i = y * buffer.Width + x;
        Arriving sum = default;
        var total = 0f;
        for (var ny = Math.Max(0, y - 2); ny <= Math.Min(buffer.Height - 1, y + 2); ny++)
            for (var nx = Math.Max(0, x - 2); nx <= Math.Min(buffer.Width - 1, x + 2); nx++)
                Add(buffer, from, i, ny * buffer.Width + nx, 1, ref sum, ref total);
        return Mean(sum, total);
    }

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
