using System.Numerics;
using System.Runtime.Intrinsics;

namespace Fathom.Worlds.Painting;

/// <summary>
/// The anisotropic Kuwahara filter (Kyprianidis, Kang and Döllner 2009): each pixel takes the means of eight sectors of an ellipse that lies along the
/// picture's structure, weighted against their variances. Edges stay, what is between them flattens into strokes.
/// </summary>
internal static class AnisotropicKuwahara
{
    private const int Side = 32;
    private const float Hardness = 1000;

    // The weights of all sectors at each place of the unit disc.
    private static readonly Vector256<float>[] Sectors = BuildSectors();

    /// <summary>Filters a picture.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="structure">Its structure.</param>
    /// <param name="radius">Pixels of the disc where there is no direction; along an edge the ellipse is twice as long.</param>
    public static Canvas Apply(Canvas canvas, StructureTensor structure, float radius)
    {
        var margin = (int)(2 * radius) + 1;
        var padded = Padded(canvas, margin, out var stride);
        var filtered = new Canvas(canvas.Width, canvas.Height);
        for (var y = 0; y < canvas.Height; y++)
            for (var x = 0; x < canvas.Width; x++)
            {
                var i = y * canvas.Width + x;
                filtered.Pixels[i] = Filter(padded, (y + margin) * stride + x + margin, stride, structure.Along[i], structure.Anisotropy[i], radius);
            }
        return filtered;
    }

    private static Vector3 Filter(Vector3[] padded, int centre, int stride, Vector2 along, float anisotropy, float radius)
    {
        float a = radius * (1 + anisotropy), b = radius / (1 + anisotropy);
        int high = (int)MathF.Sqrt(a * a * along.Y * along.Y + b * b * along.X * along.X), wide = (int)MathF.Sqrt(a * a * along.X * along.X + b * b * along.Y * along.Y);
        float alongX = along.X / a, alongY = along.Y / a, acrossX = -along.Y / b, acrossY = along.X / b;
        Vector256<float> weights = Vector256<float>.Zero, red = weights, green = weights, blue = weights, squares = weights;
        for (var dy = -high; dy <= high; dy++)
            for (var dx = -wide; dx <= wide; dx++)
            {
                float u = dx * alongX + dy * alongY, v = dx * acrossX + dy * acrossY;
                if (u * u + v * v > 1)
                    continue;
                var weight = Sectors[(int)(v * (Side / 2 - 0.5f) + Side / 2) * Side + (int)(u * (Side / 2 - 0.5f) + Side / 2)];
                var colour = padded[centre + dy * stride + dx];
                weights += weight;
                red += weight * colour.X;
                green += weight * colour.Y;
                blue += weight * colour.Z;
                squares += weight * colour.LengthSquared();
            }
        red /= weights;
        green /= weights;
        blue /= weights;
        var variance = Vector256.Max(squares / weights - red * red - green * green - blue * blue, Vector256<float>.Zero) * Hardness;
        variance *= variance;
        var trust = Vector256<float>.One / (Vector256<float>.One + variance * variance);
        return new Vector3(Vector256.Sum(red * trust), Vector256.Sum(green * trust), Vector256.Sum(blue * trust)) / Vector256.Sum(trust);
    }

    private static Vector3[] Padded(Canvas canvas, int margin, out int stride)
    {
        stride = canvas.Width + 2 * margin;
        var padded = new Vector3[stride * (canvas.Height + 2 * margin)];
        for (var i = 0; i < padded.Length; i++)
            padded[i] = canvas.Pixels[Math.Clamp(i / stride - margin, 0, canvas.Height - 1) * canvas.Width + Math.Clamp(i % stride - margin, 0, canvas.Width - 1)];
        return padded;
    }

    // Sectors overlap and fade outwards, so that nothing jumps; at the centre all weigh the same.
    private static Vector256<float>[] BuildSectors()
    {
        var sectors = new Vector256<float>[Side * Side];
        Span<float> weights = stackalloc float[8];
        for (var i = 0; i < sectors.Length; i++)
        {
            float u = (i % Side - Side / 2 + 0.5f) / (Side / 2), v = (i / Side - Side / 2 + 0.5f) / (Side / 2);
            var (angle, square) = (MathF.Atan2(v, u), u * u + v * v);
            for (var k = 0; k < 8; k++)
            {
                var facing = MathF.Max(0, MathF.Cos(angle - k * MathF.PI / 4) - 0.7f) / 0.3f;
                weights[k] = MathF.Exp(-2 * square) * (square < 0.02f ? 0.3f : facing * facing + 1e-4f);
            }
            sectors[i] = Vector256.Create<float>(weights);
        }
        return sectors;
    }
}
