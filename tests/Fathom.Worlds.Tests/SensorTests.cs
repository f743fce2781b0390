using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Tests;

/// <summary>The stages of the camera against closed forms.</summary>
public sealed class SensorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void Noise_has_the_variance_of_counted_electrons_and_of_an_amplifier(float gain)
    {
        const float fullWell = 5000, read = 8;
        var noise = new SensorNoise(fullWell, read);
        var dice = new Dice(1);
        foreach (var value in (float[])[0.02f, 0.2f, 0.8f])
        {
            double sum = 0, squares = 0;
            const int count = 40_000;
            for (var i = 0; i < count; i++)
            {
                var noisy = noise.Apply(new Vector3(value), gain, dice.Next());
                sum += noisy.X + noisy.Y + noisy.Z;
                squares += (double)noisy.X * noisy.X + (double)noisy.Y * noisy.Y + (double)noisy.Z * noisy.Z;
            }
            var mean = sum / (3 * count);
            var variance = squares / (3 * count) - mean * mean;
            var expected = value * gain / fullWell + gain * read / fullWell * (gain * read / fullWell);
            Assert.Equal(value, mean, 5 * Math.Sqrt(expected / count));
            Assert.InRange(variance / expected, 0.96, 1.04);
        }
    }

    [Fact]
    public void Vignetting_falls_with_the_square_of_the_radius()
    {
        var vignetting = new Vignetting(0.4f);

        Assert.Equal(1, vignetting.At(500, 300, 1001, 601), 1e-4);
        Assert.Equal(0.6, vignetting.At(0, 0, 1001, 601), 2e-3);
        Assert.Equal(1 - 0.4 / 4, vignetting.At(250, 150, 1001, 601), 2e-3);
        Assert.Equal(vignetting.At(10, 20, 100, 60), vignetting.At(89, 39, 100, 60), 1e-6);
    }

    [Fact]
    public void Exposure_makes_all_days_alike_and_leaves_night_dark()
    {
        var exposure = new AutoExposure();
        double Stored(double stops) => Math.Pow(2, stops) * AutoExposure.Daylight * exposure.For((float)(AutoExposure.Daylight * Math.Pow(2, stops)), 1).Scale;

        foreach (var stops in (double[])[-1.4, -1, 0, 2, 4])
            Assert.Equal(exposure.Key, Stored(stops), 1e-4);
        for (var stops = -2.0; stops > -12; stops--)
            Assert.True(Stored(stops) < Stored(stops + 1) - 1e-6, $"{stops} stops");
        Assert.InRange(Stored(-6) / exposure.Key, 0.2, 0.6);
    }

    [Fact]
    public void The_shutter_opens_before_the_gain_rises()
    {
        var exposure = new AutoExposure { Seconds = 0.002f, LongestSeconds = 0.016f };

        var dim = exposure.For(AutoExposure.Daylight / 2, 1);
        var dark = exposure.For(AutoExposure.Daylight / 256, 1);

        Assert.Equal(0.004, dim.Seconds, 1e-5);
        Assert.Equal(1, dim.Gain);
        Assert.Equal(0.016, dark.Seconds, 1e-5);
        Assert.Equal(0.002 / 0.016 * dark.Scale / exposure.For(AutoExposure.Daylight, 1).Scale, dark.Gain, 1e-3);
    }

    [Fact]
    public void The_tone_curve_without_contrast_and_shoulder_is_that_of_srgb()
    {
        var curve = new ToneCurve(0, 1);

        Assert.Equal(0.0404, curve.At(0.0031308f), 1e-4);
        Assert.Equal(0.5, curve.At(0.21404f), 1e-4);
        Assert.Equal(0.735357, curve.At(0.5f), 1e-4);
        Assert.Equal(1, curve.At(1), 1e-4);
        Assert.Equal(1, curve.At(3), 1e-4);
    }

    [Fact]
    public void The_tone_curve_rises_everywhere_and_its_table_agrees_with_it()
    {
        var curve = new ToneCurve(0.7f, 0.6f);
        var table = new float[ToneCurve.Steps + 1];
        curve.Fill(table);

        for (var linear = 0f; linear < ToneCurve.Brightest; linear += 0.003f)
        {
            Assert.True(curve.At(linear + 0.003f) >= curve.At(linear));
            Assert.Equal(curve.At(linear), ToneCurve.Look(table, linear), 2e-3);
        }
    }

    [Fact]
    public void White_balance_that_adapts_fully_makes_the_mean_grey()
    {
        var light = Enumerable.Repeat(new Vector3(0.6f, 0.5f, 0.4f), 200).ToArray();

        var full = new WhiteBalance(1, Vector3.One).Measure(light, 1) * light[0];
        var none = new WhiteBalance(0, Vector3.One).Measure(light, 1);

        Assert.Equal(full.Y, full.X, 1e-5);
        Assert.Equal(full.Y, full.Z, 1e-5);
        Assert.Equal(Vector3.One, none);
    }

    [Fact]
    public void Motion_blur_turns_an_edge_into_a_ramp_as_long_as_the_way()
    {
        const int width = 200;
        const float way = 10;
        var image = Latent(width, 8, (x, _) => x < 100 ? 0 : 1);

        MotionBlur.Apply(image, [.. Enumerable.Repeat(new Vector2(way, 0), width * 8)]);

        for (var x = 80; x < 120; x++)
            Assert.Equal(Math.Clamp((x - 99.5) / way + 0.5, 0, 1), image.Light[4 * width + x].X, 0.09);
    }

    [Fact]
    public void Motion_along_an_edge_leaves_it_sharp()
    {
        var image = Latent(200, 40, (x, _) => x < 100 ? 0 : 1);

        MotionBlur.Apply(image, [.. Enumerable.Repeat(new Vector2(0, 9), 200 * 40)]);

        Assert.Equal(0, image.Light[20 * 200 + 99].X, 1e-5);
        Assert.Equal(1, image.Light[20 * 200 + 100].X, 1e-5);
    }

    [Fact]
    public void What_stands_still_is_not_smeared_by_what_passes_behind_it()
    {
        // A near post in the middle, stripes far behind that pass.
        const int width = 240, height = 20;
        var image = Latent(width, height, (x, _) => x is >= 110 and < 130 ? 0.5f : (x / 3 & 1), (x, _) => x is >= 110 and < 130 ? 2 : 50);
        var flow = new Vector2[width * height];
        for (var i = 0; i < flow.Length; i++)
            flow[i] = i % width is >= 110 and < 130 ? default : new Vector2(12, 0);

        MotionBlur.Apply(image, flow);

        for (var x = 112; x < 128; x++)
            Assert.Equal(0.5, image.Light[10 * width + x].X, 1e-4);
        Assert.Equal(0.5, image.Light[10 * width + 60].X, 0.15);
    }

    [Fact]
    public void Defocus_has_the_disc_of_the_thin_lens()
    {
        var defocus = new Defocus(0.02f);

        // 20 mm aperture, 500 pixels of focal length, focus at 1 m: a point at 2 m fills 20e-3 · 500 · (1 − 0.5) = 5 pixels across.
        Assert.Equal(2.5, defocus.Radius(2, 1, 500), 1e-4);
        Assert.Equal(0, defocus.Radius(1, 1, 500), 1e-6);
        Assert.Equal(5, defocus.Radius(float.PositiveInfinity, 1, 500), 1e-4);
    }

    [Fact]
    public void Defocus_keeps_what_is_in_focus_and_softens_what_is_not()
    {
        // Stripes everywhere; the middle at 1 m, the left part at 10 m.
        const int width = 200, height = 100;
        var image = Latent(width, height, (x, _) => x / 2 & 1, (x, _) => x < 60 ? 10 : 1);

        new Defocus(0.02f).Apply(image, 500);

        Assert.InRange(Contrast(image, 100, 140), 0.98, 1.01);
        Assert.InRange(Contrast(image, 10, 40), 0, 0.4);
        Assert.Equal(0.5, Enumerable.Range(10, 40).Average(x => image.Light[50 * width + x].X), 0.05);
    }

    [Fact]
    public void Bloom_scatters_its_share_of_the_light_beyond_full()
    {
        const int size = 256;
        var image = Latent(size, size, (x, y) => x is >= 126 and < 130 && y is >= 126 and < 130 ? 21 : 0);
        var before = image.Light.Sum(light => (double)light.X);

        new Glare(0.1f, 0.3f).Apply(image, full: 1);

        Assert.Equal(0.1 * 16 * 20, image.Light.Sum(light => (double)light.X) - before, 0.1 * 16 * 20 * 0.03);
        Assert.True(image.Light[128 * size + 140].X > image.Light[128 * size + 180].X);
    }

    [Fact]
    public void Chromatic_error_moves_red_and_blue_and_leaves_green()
    {
        const int width = 101, height = 61;
        var image = Latent(width, height, (x, _) => x);
        var corner = Math.Sqrt(50 * 50 + 30 * 30);

        new ChromaticError(1, -0.5f).Apply(image);

        for (var x = 2; x < width - 2; x++)
        {
            var light = image.Light[30 * width + x];
            Assert.Equal(50 + (x - 50) * (1 - 1 / corner), light.X, 1e-3);
            Assert.Equal(x, light.Y, 1e-6);
            Assert.Equal(50 + (x - 50) * (1 + 0.5 / corner), light.Z, 1e-3);
        }
    }

    [Fact]
    public void Compression_blocks_a_picture_the_more_the_lower_its_quality()
    {
        var picture = World.Room(1).Render(96, 64).Image;
        double Error(int quality) => Compression.Apply(picture, quality).Pixels.Zip(picture.Pixels, (a, b) => Math.Abs(a - b)).Average();

        Assert.Equal(0, Error(0));
        Assert.True(Error(35) > 1.5 * Error(90));
    }

    [Fact]
    public void A_grey_camera_stores_grey()
    {
        var image = Latent(16, 16, (x, y) => 0.3f);
        for (var i = 0; i < image.Count; i++)
            image.Light[i] = new Vector3(i % 7, i % 5, i % 3) / 20;

        var stored = (Sensor.Ideal with { Saturation = 0, Noise = new(500, 5) }).Develop(image, new Exposure(1, 0.01f, 4), new Dice(3));

        for (var i = 0; i < stored.Pixels.Length; i += 3)
            Assert.True(stored.Pixels[i] == stored.Pixels[i + 1] && stored.Pixels[i] == stored.Pixels[i + 2]);
    }

    private static double Contrast(LatentImage image, int from, int to) =>
        Enumerable.Range(from, to - from).Max(x => image.Light[50 * image.Width + x].X) - Enumerable.Range(from, to - from).Min(x => image.Light[50 * image.Width + x].X);

    internal static LatentImage Latent(int width, int height, Func<int, int, float> light, Func<int, int, float>? depth = null)
    {
        var (colours, metres) = (new Vector3[width * height], new float[width * height]);
        for (var i = 0; i < colours.Length; i++)
            (colours[i], metres[i]) = (new Vector3(light(i % width, i / width)), depth?.Invoke(i % width, i / width) ?? 10);
        return new LatentImage(width, height, colours, new Vector3[colours.Length], metres);
    }
}
