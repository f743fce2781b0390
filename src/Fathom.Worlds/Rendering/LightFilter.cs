using System.Numerics;

namespace Fathom.Worlds.Rendering;

/// <summary>
/// Averages irradiance over the 4×4 block of samples around each pixel, only over pixels of the same surface: a separable cross-bilateral filter
/// whose taps (½ 1 1 1 ½) hold every rank of the block in equal weight.
/// </summary>
internal static class LightFilter
{
    private const float SameFacing = 0.8f, SamePlane = 0.2f;

    /// <summary>Filters the buffer's light in place; positions and normals guide it.</summary>
    public static void Apply(SurfaceBuffer buffer)
    {
        Pass(buffer, buffer.Light, buffer.Scratch, 1);
        Pass(buffer, buffer.Scratch, buffer.Light, buffer.Width);
    }

    private static void Pass(SurfaceBuffer buffer, Arriving[] from, Arriving[] to, int step)
    {
        int width = buffer.Width, height = buffer.Height;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                if (buffer.Parts[i] == SurfaceBuffer.Sky)
                    continue;
                int place = step == 1 ? x : y, last = (step == 1 ? width : height) - 1;
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
                (to[i].Direct, to[i].Ambient) = (sum.Direct / total, sum.Ambient / total);
            }
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
}
