using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>Gains of red, green and blue: part of the way to a grey world (Buchsbaum 1980), and a tint of the camera's own.</summary>
/// <param name="Adaptation">0: lamps keep their colour; 1: the mean becomes grey.</param>
/// <param name="Tint">The camera's own gains.</param>
internal readonly record struct WhiteBalance(float Adaptation, Vector3 Tint)
{
    // No camera makes sodium light white, nor a meadow grey.
    private const float Least = 0.75f, Most = 1.4f;

    /// <summary>Measures a picture.</summary>
    /// <param name="light">Linear colours.</param>
    /// <param name="full">The radiance at which the sensor is full: brighter spots have lost their colour.</param>
    public Vector3 Measure(ReadOnlySpan<Vector3> light, float full)
    {
        const int stride = 5;
        var sum = new Vector3(1e-6f);
        for (var i = 0; i < light.Length; i += stride)
            sum += Vector3.Min(light[i], new Vector3(full));
        var grey = Luminance.Of(sum);
        return Tint * new Vector3(Towards(grey / sum.X), Towards(grey / sum.Y), Towards(grey / sum.Z));
    }

    private float Towards(float gain) => MathF.Pow(Math.Clamp(gain, Least, Most), Adaptation);
}
