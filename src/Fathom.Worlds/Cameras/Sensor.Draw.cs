namespace Fathom.Worlds.Cameras;

internal sealed partial record Sensor
{
    // A lit room has far less light than a street by day, but is rendered as bright.
    private const float Indoors = 0.04f;

    /// <summary>A camera as they come: mostly good, some dark, tinted, soft or noisy. Streets are mostly seen by driving cameras, rooms by depth cameras and phones.</summary>
    public static Sensor Draw(Dice dice, bool indoors)
    {
        var kind = dice.Weighted(indoors ? 0.1f : 0.6f, 0.3f, 0.1f, indoors ? 0.5f : 0.05f);
        var sensor = kind switch { 0 => Driving(dice), 1 => Phone(dice), 2 => Reflex(dice), _ => DepthCamera(dice) };
        var grey = dice.Chance(kind == 0 ? 0.1f : 0.03f);
        return sensor with
        {
            LightLevel = indoors ? Indoors : 1,
            Exposure = sensor.Exposure with
            {
                Key = 0.145f * MathF.Pow(2, dice.Normal(0, 0.45f)),
                Metering = dice.Uniform(0.1f, 0.35f),
                Effort = dice.Uniform(0.35f, 0.85f),
                MostStops = dice.Uniform(4, 8),
            },
            WhiteBalance = new(dice.Uniform(0.1f, 0.7f), new(MathF.Exp(dice.Normal(0.02f, 0.06f)), 1, MathF.Exp(dice.Normal(-0.02f, 0.07f)))),
            Saturation = grey ? 0 : sensor.Saturation,
            Vignetting = new(dice.Chance(0.6f) ? dice.Uniform(0, 0.5f) : 0),
            Flare = LensFlare.Draw(dice, dice.Chance(0.6f) ? dice.LogUniform(0.02f, 0.5f) : 0),
            ChromaticError = dice.Chance(0.4f) ? new(dice.Normal(0, 0.5f), dice.Normal(0, 0.5f)) : default,
            Smears = true,
        };
    }

    /// <summary>The same exposure and colours without the faults of lens and sensor, as a painter sees.</summary>
    public Sensor AsSeen() => Ideal with { Exposure = Exposure, LightLevel = LightLevel, WhiteBalance = WhiteBalance, Tone = new(Tone.Contrast / 2, Tone.Knee), Saturation = MathF.Max(0.7f, Saturation), Glare = Glare };

    // KITTI, RobotCar, nuScenes, Cityscapes: short exposures, hard contrast, often stored without loss.
    private static Sensor Driving(Dice dice) => new()
    {
        Exposure = new() { Seconds = dice.LogUniform(0.0003f, 0.003f), LongestSeconds = dice.LogUniform(0.004f, 0.03f) },
        Tone = new(dice.Uniform(0.3f, 1), dice.Uniform(0.85f, 1)),
        Saturation = dice.Uniform(0.7f, 1.5f),
        Defocus = new(0.002f),
        Glare = new(dice.LogUniform(0.03f, 0.4f), dice.Uniform()),
        Blur = dice.Chance(0.5f) ? dice.Uniform(0, 0.16f) : 0,
        Sharpening = dice.Chance(0.4f) ? dice.Uniform(0, 0.15f) : 0,
        Noise = new(dice.LogUniform(8000, 80000), dice.LogUniform(3, 15)),
        JpegQuality = dice.Chance(0.35f) ? dice.Whole(60, 95) : 0,
    };

    private static Sensor Phone(Dice dice) => new()
    {
        Exposure = new() { Seconds = dice.LogUniform(0.0003f, 0.002f), LongestSeconds = dice.LogUniform(0.01f, 0.05f) },
        Tone = new(dice.Uniform(0.3f, 0.8f), dice.Uniform(0.55f, 0.9f)),
        Saturation = dice.Uniform(0.9f, 1.5f),
        Defocus = new(dice.Uniform(0.001f, 0.004f)),
        Glare = new(dice.LogUniform(0.02f, 0.3f), dice.Uniform()),
        Blur = dice.Chance(0.4f) ? dice.Uniform(0, 0.15f) : 0,
        Sharpening = dice.Chance(0.7f) ? dice.Uniform(0.03f, 0.2f) : 0,
        Noise = new(dice.LogUniform(4000, 40000), dice.LogUniform(2, 6)),
        JpegQuality = dice.Chance(0.8f) ? dice.Whole(45, 96) : 0,
    };

    // A camera of photographers: wide aperture, little noise.
    private static Sensor Reflex(Dice dice) => new()
    {
        Exposure = new() { Seconds = dice.LogUniform(0.0005f, 0.004f), LongestSeconds = dice.LogUniform(0.01f, 0.05f) },
        Tone = new(dice.Uniform(0, 0.7f), dice.Uniform(0.5f, 0.95f)),
        Saturation = dice.Uniform(0.8f, 1.5f),
        Defocus = new(dice.LogUniform(0.003f, 0.02f)),
        Glare = new(dice.LogUniform(0.01f, 0.15f), dice.Uniform()),
        Sharpening = dice.Chance(0.4f) ? dice.Uniform(0, 0.12f) : 0,
        Noise = new(dice.LogUniform(20000, 150000), dice.LogUniform(2, 10)),
        JpegQuality = dice.Chance(0.7f) ? dice.Whole(75, 97) : 0,
    };

    // Kinect and its kin: small, soft, noisy, compressed.
    private static Sensor DepthCamera(Dice dice) => new()
    {
        Exposure = new() { Seconds = dice.LogUniform(0.0005f, 0.002f), LongestSeconds = dice.Uniform(0.016f, 0.034f) },
        Tone = new(dice.Uniform(0, 0.8f), dice.Uniform(0.75f, 1)),
        Saturation = dice.Uniform(0.7f, 1.4f),
        Defocus = new(dice.Uniform(0.0005f, 0.0015f)),
        Glare = new(dice.LogUniform(0.02f, 0.3f), dice.Uniform()),
        Blur = dice.Uniform(0.02f, 0.2f),
        Sharpening = dice.Chance(0.3f) ? dice.Uniform(0, 0.2f) : 0,
        Noise = new(dice.LogUniform(4000, 30000), dice.LogUniform(3, 10)),
        JpegQuality = dice.Chance(0.6f) ? dice.Whole(35, 92) : 0,
    };
}
