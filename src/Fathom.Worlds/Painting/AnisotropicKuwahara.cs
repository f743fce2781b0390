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
    private const float Half = Side / 2 - 1;
    private const float Hardness = 1000;

    // The weights of all sectors at each place of the unit disc.
    private static readonly Vector256<float>[] Sectors = BuildSectors();

    /// <summary>Filters a picture.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="structure">Its structure.</param>
    /// <param name="radius">Pixels of the disc where there is no direction; along an edge the ellipse is twice as long.</param>
    public static unsafe Canvas Apply(Canvas canvas, StructureTensor structure, float radius)
    {
        var margin = (int)(2 * radius) + 1;
        var padded = Padded(canvas, margin, out var stride);
        var filtered = new Canvas(canvas.Width, canvas.Height);
        fixed (Vector4* first = padded)
            for (var y = 0; y < canvas.Height; y++)
                for (var x = 0; x < canvas.Width; x++)
                {
                    var i = y * canvas.Width + x;
                    filtered.Pixels[i] = Filter(first + (y + margin) * stride + x + margin, stride, structure.Along[i], structure.Anisotropy[i], radius);
                }
        return filtered;
    }

    private static unsafe Vector3 Filter(Vector4* centre, int stride, Vector2 along, float anisotropy, float radius)
    {
        float a = radius * (1 + anisotropy), b = radius / (1 + anisotropy);
        float alongX = along.X / a, alongY = along.Y / a, acrossX = -along.Y / b, acrossY = along.X / b;
        // The ellipse p x² + 2 q x y + r y² = 1, row by row.
        float p = alongX * alongX + acrossX * acrossX, q = alongX * alongY + acrossX * acrossY;
        var high = (int)MathF.Sqrt(a * a * along.Y * along.Y + b * b * along.X * along.X);
        Vector256<float> weights = Vector256<float>.Zero, red = weights, green = weights, blue = weights, squares = weights;
        fixed (Vector256<float>* sectors = Sectors)
            for (var dy = -high; dy <= high; dy++)
            {
                var root = MathF.Sqrt(MathF.Max(0, p - dy * dy / (a * a * b * b)));
                int from = (int)MathF.Ceiling((-q * dy - root) / p), to = (int)MathF.Floor((-q * dy + root) / p);
                float u = Place(from * alongX + dy * alongY), v = Place(from * acrossX + dy * acrossY);
                var row = centre + dy * stride;
                for (var dx = from; dx <= to; dx++, u += alongX * Half, v += acrossX * Half)
                {
                    var weight = sectors[float.ConvertToIntegerNative<int>(v) * Side + float.ConvertToIntegerNative<int>(u)];
                    weights += weight;
                    red = Vector256.MultiplyAddEstimate(weight, Vector256.Create(row[dx].X), red);
                    green = Vector256.MultiplyAddEstimate(weight, Vector256.Create(row[dx].Y), green);
                    blue = Vector256.MultiplyAddEstimate(weight, Vector256.Create(row[dx].Z), blue);
                    squares = Vector256.MultiplyAddEstimate(weight, Vector256.Create(row[dx].W), squares);
                }
            }
        red /= weights;
        green /= weights;
        blue /= weights;
        var variance = Vector256.Max(squares / weights - red * red - green * green - blue * blue, Vector256<float>.Zero) * Hardness;
        variance *= variance;
        var trust = Vector256<float>.One / (Vector256<float>.One + variance * variance);
        return new Vector3(Vector256.Sum(red * trust), Vector256.Sum(green * trust), Vector256.Sum(blue * trust)) / Vector256.Sum(trust);
    }

    // Where a coordinate of the unit disc lies in the table; a margin is left for rounding.
    private static float Place(float share) => share * Half + Side / 2;

    // The squared length stands beside each colour.
    private static Vector4[] Padded(Canvas canvas, int margin, out int stride)
    {
        stride = canvas.Width + 2 * margin;
        var padded = new Vector4[stride * (canvas.Height + 2 * margin)];
        var i = 0;
        for (var y = -margin; y < canvas.Height + margin; y++)
            for (var x = -margin; x < canvas.Width + margin; x++)
            {
                var colour = canvas.Pixels[Math.Clamp(y, 0, canvas.Height - 1) * canvas.Width + Math.Clamp(x, 0, canvas.Width - 1)];
                padded[i++] = new Vector4(colour, colour.LengthSquared());
            }
        return padded;
    }

    // Sectors overlap and fade outwards, so that nothing jumps; at the centre all weigh the same.
    private static Vector256<float>[] BuildSectors()
    {
        var sectors = new Vector256<float>[Side * Side];
        Span<float> weights = stackalloc float[8];
        for (var i = 0; i < sectors.Length; i++)
        {
            float u = (i % Side - Side / 2 + 0.5f) / Half, v = (i / Side - Side / 2 + 0.5f) / Half;
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
