namespace Fathom.Worlds.Cameras;

/// <summary>Automatic exposure. In the dark the shutter opens first, then the gain rises; neither makes up for all that is missing, so night stays night.</summary>
internal sealed record AutoExposure
{
    /// <summary>The mean luminance of a street by day, at which the shutter is at <see cref="Seconds"/> and the gain is 1.</summary>
    public const float Daylight = 0.3f;

    // Stops that every camera makes up for; dull days are as bright as sunny ones.
    private const float Easy = 1.5f;

    private const float Darkest = 1e-5f, MostGain = 16;

    /// <summary>The linear value of 0 to 1 that a mean luminance of day gets.</summary>
    public float Key { get; init; } = 0.18f;

    /// <summary>Exponent of the power mean that measures: near 0 for the logarithm, which bright spots hardly move; 1 for the plain mean.</summary>
    public float Metering { get; init; } = 0.25f;

    /// <summary>Share of the stops below daylight, after the first one and a half, that the camera makes up for.</summary>
    public float Effort { get; init; } = 0.7f;

    /// <summary>Stops it makes up for at most.</summary>
    public float MostStops { get; init; } = 7;

    /// <summary>Exposure time by day.</summary>
    public float Seconds { get; init; } = 0.002f;

    /// <summary>The longest exposure time.</summary>
    public float LongestSeconds { get; init; } = 0.02f;

    /// <summary>Measures a picture; its upper third, often sky, counts less.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="level">How bright 1 is beside the same number outdoors: rooms are rendered brighter than they are.</param>
    public Exposure Measure(LatentImage image, float level)
    {
        const int stride = 7;
        const float above = 0.3f;
        var (sum, total, upper) = (0.0, 0.0, image.Height / 3 * image.Width);
        for (var i = 0; i < image.Count; i += stride)
        {
            var weight = i < upper ? above : 1;
            sum += weight * MathF.Pow(MathF.Max(Darkest, Luminance.Of(image.Light[i])), Metering);
            total += weight;
        }
        return For((float)Math.Pow(sum / total, 1 / Metering), level);
    }

    /// <summary>The exposure for a mean luminance.</summary>
    public Exposure For(float mean, float level)
    {
        var missing = MathF.Log2(Daylight / mean);
        var stops = missing <= Easy ? missing : MathF.Min(MostStops, Easy + Effort * (missing - Easy));
        var amplified = MathF.Pow(2, stops);
        var wished = Seconds * amplified / level;
        var seconds = MathF.Min(wished, LongestSeconds);
        return new Exposure(Key / Daylight * amplified, seconds, Math.Clamp(wished / seconds, 1, MostGain));
    }
}

/// <summary>How a picture is exposed.</summary>
/// <param name="Scale">From radiance to the value that is stored, before white balance and tone curve: 1 is full.</param>
/// <param name="Seconds">Exposure time.</param>
/// <param name="Gain">Amplification of what the sensor counted, at least 1; noise grows with it.</param>
internal readonly record struct Exposure(float Scale, float Seconds, float Gain);
