using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>
/// Shot and read noise. A value v of 0 to 1 at gain g comes from v · F / g electrons, so its variance is v · g / F + (g · r / F)²
/// (Janesick 2007, photon transfer).
/// </summary>
/// <param name="FullWell">F: electrons of a full pixel at gain 1.</param>
/// <param name="ReadElectrons">r: standard deviation of the amplifier.</param>
internal readonly record struct SensorNoise(float FullWell, float ReadElectrons)
{
    /// <summary>No noise.</summary>
    public static readonly SensorNoise None = new(float.PositiveInfinity, 0);

    /// <summary>The values with noise.</summary>
    /// <param name="value">Linear, 1 is full; at least 0.</param>
    /// <param name="gain">See <see cref="Exposure.Gain"/>.</param>
    /// <param name="bits">63 random bits.</param>
    public Vector3 Apply(Vector3 value, float gain, ulong bits)
    {
        var read = gain * ReadElectrons / FullWell;
        var deviation = Vector3.SquareRoot(value * (gain / FullWell) + new Vector3(read * read));
        return value + deviation * new Vector3(Normal(bits), Normal(bits >> 21), Normal(bits >> 42));
    }

    // The sum of three uniform numbers is near enough to normal; it has the variance 3 · (128² − 1) / 12 steps.
    private static float Normal(ulong bits) => ((int)(bits & 127) + (int)((bits >> 7) & 127) + (int)((bits >> 14) & 127) - 190.5f) * 0.015625477f;
}
