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

    private readonly Vector3[] hemisphere;
    private readonly LightSample[] samples;

    /// <summary>Draws the samples of a frame.</summary>
    /// <param name="light">The light to sample.</param>
    /// <param name="direct">Rays to sun and lamps for each pixel.</param>
    /// <param name="ambient">Rays to the surroundings for each pixel.</param>
    /// <param name="dice">For jitter.</param>
    public Interleaving(Illumination light, int direct, int ambient, Dice dice)
    {
        hemisphere = Hemisphere(Block * ambient, dice);
        samples = Sources(light, Block * direct, dice);
        (DirectRays, AmbientRays) = (samples.Length / Block, ambient);
    }

    /// <summary>Rays to sun and lamps for each pixel; 0 where there are none.</summary>
    public int DirectRays { get; }

    /// <summary>Rays to the surroundings for each pixel.</summary>
    public int AmbientRays { get; }

    /// <summary>The rank of a pixel in its block.</summary>
    public static int Rank(int x, int y) => Ranks[(y & 3) * 4 + (x & 3)];

    /// <summary>A direction about +z, cosine-distributed over the ranks.</summary>
    public Vector3 Direction(int rank, int ray) => hemisphere[rank * AmbientRays + ray];

    /// <summary>A sample of sun or lamps.</summary>
    public ref readonly LightSample Source(int rank, int ray) => ref samples[rank * DirectRays + ray];

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

    private static LightSample[] Sources(Illumination light, int count, Dice dice)
    {
        var sources = light.Lamps.Count + (light.Sun == default ? 0 : 1);
        if (sources == 0)
            return [];
        var powers = new float[sources];
        for (var i = 0; i < sources; i++)
            powers[i] = i < light.Lamps.Count ? Luminance(light.Lamps[i].Power) : 4 * Luminance(light.Sun);
        var shares = Shares(powers, count);

        var samples = new LightSample[count];
        var next = 0;
        for (var source = 0; source < sources; source++)
        {
            float shiftU = dice.Uniform(), shiftV = dice.Uniform();
            for (var i = 0; i < shares[source]; i++)
            {
                float u = ((i + 0.5f) / shares[source] + shiftU) % 1, v = (RadicalInverse(i) + shiftV) % 1;
                var weight = (float)count / shares[source];
                samples[next++] = source < light.Lamps.Count ? OfLamp(light.Lamps[source], u, v, weight)
                    : OfSun(light, (i + 0.5f) / shares[source], i * GoldenTurn + shiftV, weight);
            }
        }
        return samples;
    }

    private static LightSample OfLamp(Lamp lamp, float u, float v, float weight) =>
        new(lamp.Centre + lamp.HalfU * (2 * u - 1) + lamp.HalfV * (2 * v - 1), lamp.Facing, lamp.Power * weight, lamp.Spread, IsSun: false);

    // Vogel's spiral covers the disc evenly whatever the number of samples.
    private static LightSample OfSun(Illumination light, float area, float turns, float weight)
    {
        var (x, y) = Basis(light.SunDirection);
        var (sin, cos) = MathF.SinCos(MathF.Tau * turns);
        var offset = light.SunRadius * MathF.Sqrt(area);
        return new(Vector3.Normalize(light.SunDirection + x * (offset * cos) + y * (offset * sin)), default, light.Sun * weight, 0,
            IsSun: true);
    }

    // Samples in proportion to power, at least one each.
    private static int[] Shares(float[] powers, int count)
    {
        var total = powers.Sum();
        var shares = new int[powers.Length];
        var left = count;
        for (var i = 0; i < powers.Length; i++)
        {
            var rest = powers.Length - i - 1;
            shares[i] = rest == 0 ? left : Math.Clamp((int)MathF.Round(powers[i] / total * left), 1, left - rest);
            left -= shares[i];
            total -= powers[i];
        }
        return shares;
    }

    /// <summary>Two unit vectors that complete a unit vector to a basis (Duff et al. 2017).</summary>
    public static (Vector3 X, Vector3 Y) Basis(Vector3 z)
    {
        var sign = MathF.CopySign(1, z.Z);
        var a = -1 / (sign + z.Z);
        var b = z.X * z.Y * a;
        return (new(1 + sign * z.X * z.X * a, sign * b, -sign * z.X), new(b, sign + z.Y * z.Y * a, -z.Y));
    }

    private static float Luminance(Vector3 colour) => 0.2126f * colour.X + 0.7152f * colour.Y + 0.0722f * colour.Z;

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

/// <summary>One point of a lamp, or one direction to the sun.</summary>
/// <param name="Place">World metres, or the unit direction to the sun.</param>
/// <param name="Facing">The lamp's normal.</param>
/// <param name="Power">Irradiance at one metre, or the sun's irradiance; already weighted for this sample's share.</param>
/// <param name="Spread">See <see cref="Lamp"/>.</param>
/// <param name="IsSun">Direction instead of point.</param>
internal readonly record struct LightSample(Vector3 Place, Vector3 Facing, Vector3 Power, float Spread, bool IsSun);
