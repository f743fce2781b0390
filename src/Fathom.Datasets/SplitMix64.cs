namespace Fathom.Datasets;

/// <summary>
/// The generator SplitMix64 (Steele, Lea and Flood 2014), started from (seed, index, stream): what is drawn for one sample does not depend on
/// any other sample, nor on how many numbers its other streams use.
/// </summary>
internal struct SplitMix64(ulong state)
{
    private ulong state = state;

    public static SplitMix64 For(ulong seed, long index, RandomStream stream) =>
        new(Mix(Mix(seed + (ulong)stream * 0x9E3779B97F4A7C15) ^ Mix((ulong)index + 0xD1B54A32D192ED03)));

    /// <summary>A seed for one sample: different for every (seed, index), well mixed.</summary>
    public static ulong SeedOf(ulong seed, long index, RandomStream stream) => For(seed, index, stream).Next();

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Unit();

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Uniform in 0 … count − 1; count must be far below 2^53.</summary>
    public int Below(int count) => (int)(Unit() * count);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
