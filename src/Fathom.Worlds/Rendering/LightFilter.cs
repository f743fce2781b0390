using System.Numerics;

namespace Fathom.Worlds.Rendering;

/// <summary>
/// Averages irradiance over the 4×4 block of samples around each pixel, only over pixels of the same surface: a separable cross-bilateral filter
/// whose taps (½ 1 1 1 ½) hold every rank of the block in equal weight.
/// </summary>
internal static class LightFilter
{
    /// <summary>Filters in place.</summary>
    /// <param name="buffer">Positions and normals that guide the filter.</param>
    /// <param name="light">Its irradiance to filter: Direct or Ambient.</param>
    public static void Apply(SurfaceBuffer buffer, Vector4[] light)
    {
        Pass(buffer, light, buffer.Scratch, horizontal: true);
        Pass(buffer, buffer.Scratch, light, horizontal: false);
    }

    private static void Pass(SurfaceBuffer buffer, Vector4[] from, Vector4[] to, bool horizontal)
    {
        int width = buffer.Width, height = buffer.Height;
        var step = horizontal ? 1 : width;
        Vector3[] positions = buffer.Positions, normals = buffer.Normals;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                if (buffer.Parts[i] == SurfaceBuffer.Sky)
                    continue;
                Vector3 position = positions[i], normal = normals[i];
                int place = horizontal ? x : y, last = (horizontal ? width : height) - 1;
                // A neighbour belongs to the surface when it lies near its tangent plane, measured in steps between pixels.
                var sum = from[i];
                var total = 1f;
                for (var k = -2; k <= 2; k++)
                {
                    if (k == 0 || place + k < 0 || place + k > last)
                        continue;
                    var j = i + k * step;
                    if (buffer.Parts[j] == SurfaceBuffer.Sky)
                        continue;
                    var offset = positions[j] - position;
                    var plane = Vector3.Dot(offset, normal);
                    var facing = Vector3.Dot(normals[j], normal);
                    if (facing < 0.8f || plane * plane > 0.04f * offset.LengthSquared() + 1e-6f)
                        continue;
                    var weight = k is -2 or 2 ? 0.5f : 1;
                    sum += from[j] * weight;
                    total += weight;
                }
                to[i] = sum / total;
            }
    }
}
