using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>Turns linear light into the picture a camera would store.</summary>
internal sealed record Sensor
{
    private const int CurveSteps = 2048;

    /// <summary>Stops above or below the automatic exposure.</summary>
    public float ExposureStops { get; init; }

    /// <summary>Gains of red, green and blue.</summary>
    public Vector3 WhiteBalance { get; init; } = Vector3.One;

    /// <summary>0: the sRGB curve; 1: a strong S-curve over it.</summary>
    public float Contrast { get; init; }

    /// <summary>0: grey; 1: as it is.</summary>
    public float Saturation { get; init; } = 1;

    /// <summary>Share of light lost in the corners.</summary>
    public float Vignette { get; init; }

    /// <summary>Weight of each direct neighbour in the blur, 0 to 0.25.</summary>
    public float Blur { get; init; }

    /// <summary>Standard deviation of the noise in the dark, in display units of 0 to 1.</summary>
    public float ReadNoise { get; init; }

    /// <summary>Standard deviation of the noise that grows with the root of the light, at full light.</summary>
    public float ShotNoise { get; init; }

    /// <summary>A camera without faults.</summary>
    public static readonly Sensor Ideal = new();

    /// <summary>A camera as they come: mostly good, some dark, tinted, soft or noisy.</summary>
    public static Sensor Draw(Dice dice) => new()
    {
        ExposureStops = dice.Normal(0, 0.5f),
        WhiteBalance = new(MathF.Exp(dice.Normal(0.03f, 0.08f)), 1, MathF.Exp(dice.Normal(-0.03f, 0.09f))),
        Contrast = dice.Uniform(0, 0.8f),
        Saturation = dice.Uniform(0.5f, 1.25f),
        Vignette = dice.Chance(0.5f) ? dice.Uniform(0, 0.5f) : 0,
        Blur = dice.Chance(0.6f) ? dice.Uniform(0, 0.22f) : 0,
        ReadNoise = dice.Chance(0.7f) ? dice.LogUniform(0.002f, 0.03f) : 0,
        ShotNoise = dice.Chance(0.7f) ? dice.LogUniform(0.003f, 0.03f) : 0,
    };

    /// <summary>Develops a picture.</summary>
    /// <param name="light">H×W linear colours; overwritten.</param>
    /// <param name="scratch">At least as many, overwritten.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="dice">For noise.</param>
    public Image Develop(Span<Vector3> light, Span<Vector3> scratch, int width, int height, Dice dice)
    {
        var gain = WhiteBalance * Exposure(light);
        if (Blur > 0)
            Soften(light, scratch, width, height);
        Span<float> curve = stackalloc float[CurveSteps + 1];
        FillCurve(curve);

        var image = new Image(width, height);
        var pixels = image.Pixels;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                float dx = 2f * x / width - 1, dy = 2f * y / height - 1;
                var colour = light[y * width + x] * gain * (1 - Vignette * (dx * dx + dy * dy) / 2);
                var grey = Vector3.Dot(colour, new Vector3(0.2126f, 0.7152f, 0.0722f));
                colour = Vector3.SquareRoot(Vector3.Clamp(Vector3.Lerp(new Vector3(grey), colour, Saturation), Vector3.Zero,
                    Vector3.One)) * CurveSteps;
                var bits = dice.Next();
                var i = 3 * (y * width + x);
                pixels[i] = Stored(curve, colour.X, bits);
                pixels[i + 1] = Stored(curve, colour.Y, bits >> 21);
                pixels[i + 2] = Stored(curve, colour.Z, bits >> 42);
            }
        return image;
    }

    private byte Stored(ReadOnlySpan<float> curve, float root, ulong bits)
    {
        var share = root / CurveSteps;
        // The sum of three uniform numbers is near enough to normal; its standard deviation is 0.5.
        var normal = 2 * ((bits & 127) + ((bits >> 7) & 127) + ((bits >> 14) & 127) - 190.5f) / 128;
        var value = curve[(int)(root + 0.5f)] + normal * (ReadNoise + ShotNoise * share);
        return (byte)(Math.Clamp(value, 0, 1) * 255 + 0.5f);
    }

    // By the root of the linear value, which spends the steps where the display curve is steep.
    private void FillCurve(Span<float> curve)
    {
        for (var i = 0; i < curve.Length; i++)
        {
            var linear = (float)i / CurveSteps * i / CurveSteps;
            var display = linear <= 0.0031308f ? 12.92f * linear : 1.055f * MathF.Pow(linear, 1 / 2.4f) - 0.055f;
            curve[i] = float.Lerp(display, display * display * (3 - 2 * display), Contrast);
        }
    }

    // Puts the mean of the logarithm at a middle grey, which a lamp or the sun in the picture hardly moves.
    private float Exposure(ReadOnlySpan<Vector3> light)
    {
        const int stride = 7;
        var sum = 0.0;
        var count = 0;
        for (var i = 0; i < light.Length; i += stride, count++)
            sum += Math.Log2(1e-4 + 0.2126 * light[i].X + 0.7152 * light[i].Y + 0.0722 * light[i].Z);
        return 0.16f * (float)Math.Pow(2, ExposureStops - sum / count);
    }

    private void Soften(Span<Vector3> light, Span<Vector3> scratch, int width, int height)
    {
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                scratch[i] = light[i] * (1 - 2 * Blur) + (light[x > 0 ? i - 1 : i] + light[x + 1 < width ? i + 1 : i]) * Blur;
            }
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                light[i] = scratch[i] * (1 - 2 * Blur) + (scratch[y > 0 ? i - width : i] + scratch[y + 1 < height ? i + width : i]) * Blur;
            }
    }
}
