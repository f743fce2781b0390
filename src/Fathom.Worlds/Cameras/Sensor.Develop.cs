using System.Numerics;

namespace Fathom.Worlds.Cameras;

internal sealed partial record Sensor
{
    /// <summary>Measures a picture and sets shutter and gain.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="snow">Share of the ground that snow covers: a mean of snow is no middle grey, so cameras add up to a stop.</param>
    public Exposure Measure(LatentImage image, float snow = 0)
    {
        var measured = Exposure.Measure(image, LightLevel);
        return measured with { Scale = measured.Scale * MathF.Pow(2, snow) };
    }

    /// <summary>What the lens does to the light.</summary>
    /// <param name="image">The picture; is changed.</param>
    /// <param name="exposure">From <see cref="Measure"/>.</param>
    /// <param name="focal">Focal length in pixels.</param>
    public void Focus(LatentImage image, Exposure exposure, float focal)
    {
        Defocus.Apply(image, focal);
        var full = 1 / exposure.Scale;
        if (Glare.Apply(image, full) is { } bright)
            Flare.Apply(image, bright, full);
        ChromaticError.Apply(image);
        Sharpness.Apply(image, Blur);
    }

    /// <summary>What sensor and software make of the light.</summary>
    /// <param name="image">The picture; is overwritten.</param>
    /// <param name="exposure">From <see cref="Measure"/>.</param>
    /// <param name="dice">For noise.</param>
    public Image Develop(LatentImage image, Exposure exposure, Dice dice)
    {
        var light = image.Light;
        var balance = WhiteBalance.Measure(light.AsSpan(0, image.Count), 1 / exposure.Scale);
        Span<float> curve = stackalloc float[ToneCurve.Steps + 1];
        Tone.Fill(curve);
        var noisy = Noise != SensorNoise.None;
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var i = y * image.Width + x;
                var value = light[i] * (exposure.Scale * Vignetting.At(x, y, image.Width, image.Height));
                if (noisy)
                    value = Noise.Apply(Vector3.Max(value, Vector3.Zero), exposure.Gain, dice.Next());
                value *= balance;
                value = Luminance.Saturated(value, Saturation);
                light[i] = new Vector3(ToneCurve.Look(curve, value.X), ToneCurve.Look(curve, value.Y), ToneCurve.Look(curve, value.Z));
            }
        Sharpness.Apply(image, -Sharpening);
        return Compression.Apply(Stored.Of(image.Light, image.Width, image.Height), JpegQuality);
    }
}
