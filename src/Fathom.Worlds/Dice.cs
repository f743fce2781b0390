using System.Numerics;

namespace Fathom.Worlds;

/// <summary>Random numbers for scene grammars: SplitMix64 (Steele, Lea and Flood 2014) over a counter,
/// so a seed gives the same numbers on every machine and thread.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong counter = Mix(seed + 0x9E3779B97F4A7C15);

    /// <summary>SplitMix64's finaliser: a bijection that scrambles all 64 bits.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A scrambled number in [0, 1) that belongs to a cell of an integer grid.</summary>
    public static float Hash(int x, int y, int salt)
    {
        var h = unchecked((uint)x * 0x8DA6B343u + (uint)y * 0xD8163841u + (uint)salt * 0xCB1AB31Fu);
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h = (h ^ (h >> 12)) * 0x297A2D39u;
        return (h >> 8) * (1f / (1 << 24));
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(counter += 0x9E3779B97F4A7C15);

    /// <summary>An independent stream: what is drawn from it leaves this one untouched.</summary>
    public Dice Fork() => new(Next());

    /// <summary>Uniform in [0, 1).</summary>
    public float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [low, high).</summary>
    public float Uniform(float low, float high) => low + (high - low) * Uniform();

    /// <summary>Uniform in the logarithm, for sizes and strengths; both ends positive.</summary>
    public float LogUniform(float low, float high) => low * MathF.Pow(high / low, Uniform());

    /// <summary>Normal, cut at three standard deviations.</summary>
    public float Normal(float mean, float deviation)
    {
        var radius = MathF.Sqrt(-2 * MathF.Log(1 - Uniform()));
        return mean + deviation * Math.Clamp(radius * MathF.Cos(MathF.Tau * Uniform()), -3, 3);
    }

    /// <summary>True with the given probability.</summary>
    public bool Chance(float probability) => Uniform() < probability;

    /// <summary>A whole number from low to high, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>A unit vector, all directions equally likely.</summary>
    public Vector3 Direction()
    {
        var z = Uniform(-1, 1);
        var (sin, cos) = MathF.SinCos(Uniform(0, MathF.Tau));
        var radius = MathF.Sqrt(1 - z * z);
        return new(radius * cos, radius * sin, z);
    }

    /// <summary>−1 or 1.</summary>
    public int Sign() => Chance(0.5f) ? 1 : -1;

    /// <summary>One of the choices, all equally likely.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Whole(0, choices.Length - 1)];

    /// <summary>An index, with probability in proportion to its weight.</summary>
    public int Weighted(params ReadOnlySpan<float> weights)
    {
        var total = 0f;
        foreach (var weight in weights)
            total += weight;
        var left = Uniform() * total;
        for (var i = 0; i < weights.Length - 1; i++)
            if ((left -= weights[i]) < 0)
                return i;
        return weights.Length - 1;
    }
}
