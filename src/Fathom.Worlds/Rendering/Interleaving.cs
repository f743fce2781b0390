using System.Numerics;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Rendering;

/// <summary>
/// Interleaved sampling (Keller and Heidrich 2001): each pixel of a 4×4 block takes other samples of the light, so that a window of the
/// block's size sees all of them. Where the filter finds its whole window, no noise is left.
/// </summary>
internal sealed class Interleaving
{
    /// <summary>Pixels in a block.</summary>
    public const int Block = 16;

    private const float GoldenTurn = 0.618034f;

    // A Graeco-Latin square: every row, column and quarter holds each of the ranks' first and last base-4 digits once, so that even a strip
    // one pixel wide sees the light from all sides.
    private static ReadOnlySpan<byte> Ranks => [0, 5, 10, 15, 11, 14, 1, 4, 13, 8, 7, 2, 6, 3, 12, 9];

    private readonly Vector3[] hemisphere, sun;
    private readonly Vector3[] points;
    private readonly int count;
    private readonly float shift;

    /// <summary>Draws the samples of a frame.</summary>
    /// <param name="light">The light to sample.</param>
    /// <param name="direct">Rays to sun and lamps for each pixel, 1 or 2.</param>
    /// <param name="ambient">Rays to the surroundings for each pixel.</param>
    /// <param name="dice">For jitter.</param>
    public Interleaving(Illumination light, int direct, int ambient, Dice dice)
    {
        hemisphere = Hemisphere(Block * ambient, dice);
        var sunny = light.Sun != default;
        (DirectRays, AmbientRays) = (light.Lamps.Count > 0 || sunny ? direct : 0, ambient);
        Split = direct == 2 && sunny && light.Lamps.Count > 0;
        count = Block * (Split ? 1 : direct);
        shift = dice.Uniform();
        sun = sunny ? Sun(light, count, dice) : [];
        points = [.. light.Lamps.SelectMany(lamp => Points(lamp, count, dice))];
    }

    /// <summary>Rays to sun and lamps for each pixel; 0 where there are none.</summary>
    public int DirectRays { get; }

    /// <summary>Rays to the surroundings for each pixel.</summary>
    public int AmbientRays { get; }

    /// <summary>The first ray is the sun's and the second the lamps'; otherwise each ray chooses among all.</summary>
    public bool Split { get; }

    /// <summary>The rank of a pixel in its block.</summary>
    public static int Rank(int x, int y) => Ranks[(y & 3) * 4 + (x & 3)];

    /// <summary>A direction about +z, cosine-distributed over the ranks.</summary>
    public Vector3 Direction(int rank, int ray) => hemisphere[rank * AmbientRays + ray];

    /// <summary>A unit direction to a point of the sun.</summary>
    public Vector3 SunDirection(int rank, int ray) => sun[Sample(rank, ray)];

    /// <summary>A point of a lamp.</summary>
    public Vector3 Point(int lamp, int rank, int ray) => points[lamp * count + Sample(rank, ray)];

    /// <summary>A number in [0, 1) by which a ray chooses its lamp: the ranks' numbers lie evenly, and each block moves them within their places by the R2 sequence (Roberts 2018), so that
    /// shares between two sixteenths become a fine grain instead of contours.</summary>
    public float Choice(int rank, int ray, int blockX, int blockY)
    {
        var sample = Sample(rank, ray);
        // Its fraction; the remainder operator is a slow call, and this is asked for every ray.
        var place = 0.7548777f * blockX + 0.5698403f * blockY + GoldenTurn * sample + shift;
        return RadicalInverse(sample) + (place - MathF.Floor(place)) / count;
    }

    private int Sample(int rank, int ray) => Split ? rank : rank * DirectRays + ray;

    private static Vector3[] Hemisphere(int count, Dice dice)
    {
        var turn = dice.Uniform();
        var directions = new Vector3[count];
        for (var i = 0; i < count; i++)
        {
            // Hammersley points, turned at random; cosine-weighted by Malley's method.
            var radius = MathF.Sqrt((i + 0.5f) / count);
            var (sin, cos) = MathF.SinCos(MathF.Tau * (RadicalInverse(i) + turn));
            directions[i] = new Vector3(radius * cos, radius * sin, MathF.Sqrt(1 - radius * radius));
        }
        return directions;
    }

    private static IEnumerable<Vector3> Points(Lamp lamp, int count, Dice dice)
    {
        float shiftU = dice.Uniform(), shiftV = dice.Uniform();
        return Enumerable.Range(0, count).Select(i =>
        {
            float u = ((i + 0.5f) / count + shiftU) % 1, v = (i * GoldenTurn + shiftV) % 1;
            return lamp.Centre + lamp.HalfU * (2 * u - 1) + lamp.HalfV * (2 * v - 1);
        });
    }

    // Vogel's spiral covers the disc evenly whatever the number of samples.
    private static Vector3[] Sun(Illumination light, int count, Dice dice)
    {
        var shift = dice.Uniform();
        var (x, y) = Basis(light.SunDirection);
        var directions = new Vector3[count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * (i * GoldenTurn + shift));
            var offset = light.SunRadius * MathF.Sqrt((i + 0.5f) / count);
            directions[i] = Vector3.Normalize(light.SunDirection + x * (offset * cos) + y * (offset * sin));
        }
        return directions;
    }

    /// <summary>Two unit vectors that complete a unit vector to a basis (Duff et al. 2017).</summary>
    public static (Vector3 X, Vector3 Y) Basis(Vector3 z)
    {
        var sign = MathF.CopySign(1, z.Z);
        var a = -1 / (sign + z.Z);
        var b = z.X * z.Y * a;
        return (new(1 + sign * z.X * z.X * a, sign * b, -sign * z.X), new(b, sign + z.Y * z.Y * a, -z.Y));
    }

    private static float RadicalInverse(int i)
    {
        var bits = (uint)i;
        bits = (bits << 16) | (bits >> 16);
        bits = ((bits & 0x55555555) << 1) | ((bits & 0xAAAAAAAA) >> 1);
        bits = ((bits & 0x33333333) << 2) | ((bits & 0xCCCCCCCC) >> 2);
        bits = ((bits & 0x0F0F0F0F) << 4) | ((bits & 0xF0F0F0F0) >> 4);
        bits = ((bits & 0x00FF00FF) << 8) | ((bits & 0xFF00FF00) >> 8);
        return (bits >> 8) * (1f / (1 << 24));
    }
}
