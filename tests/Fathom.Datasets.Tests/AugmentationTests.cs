using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Datasets.Tests;

public class AugmentationTests
{
    private const int Width = 40, Height = 24, Pixels = Width * Height;

    [Fact]
    public void Flipping_twice_changes_nothing()
    {
        var scene = Random(1);
        var (image, target, _) = Apply(scene, new Augmentation { Flip = true });
        var bytes = Interleave(image);
        var again = Apply(scene with { Pixels = bytes, InverseDepth = target }, new Augmentation { Flip = true });

        Assert.Equal(scene.Pixels, Interleave(again.Image));
        Assert.Equal(scene.InverseDepth, again.Target);
        Assert.NotEqual(scene.Pixels, bytes);
    }

    [Fact]
    public void The_default_augmentation_changes_nothing()
    {
        var scene = Random(2);
        var (image, target, mask) = Apply(scene, new Augmentation());

        Assert.Equal(scene.Pixels, Interleave(image));
        Assert.Equal(scene.InverseDepth, target);
        Assert.All(mask, value => Assert.Equal(1, value));
    }

    [Fact]
    public void A_crop_of_a_ramp_is_the_ramp_seen_closer_in_picture_and_depth_alike() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        seed =>
        {
            var random = new SplitMix64((ulong)seed);
            var side = random.Between(0.6, 1);
            var box = new CropBox(random.Between(0, 1 - side), random.Between(0, 1 - side), side, side);
            var flip = random.Chance(0.5);
            var (image, target, _) = Apply(Ramp(), new Augmentation { Crop = box, Flip = flip });

            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var column = flip ? Width - 1 - x : x;
                    var sx = Math.Clamp(box.X * Width + (column + 0.5) * box.Width - 0.5, 0, Width - 1);
                    var sy = Math.Clamp(box.Y * Height + (y + 0.5) * box.Height - 0.5, 0, Height - 1);
                    Assert.Equal(5 * sx / 255, image[y * Width + x], 1e-5);
                    Assert.Equal(5 * sy / 255, image[Pixels + y * Width + x], 1e-5);
                    // Nearest: at most half a pixel from where the picture looks, so the two stay registered.
                    Assert.InRange(target[y * Width + x] - sx, -0.5001, 0.5001);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_mask_moves_with_the_depth()
    {
        var mask = Enumerable.Range(0, Pixels).Select(i => i % Width < 10 ? 0f : 1f).ToArray();
        var scene = Ramp() with { Mask = mask };
        var (_, target, moved) = Apply(scene, new Augmentation { Flip = true, Crop = new CropBox(0.1, 0.2, 0.7, 0.7) });

        Assert.Contains(0f, moved);
        for (var i = 0; i < Pixels; i++)
            Assert.Equal(target[i] < 10 ? 0 : 1, moved[i]);
    }

    [Fact]
    public void Gamma_is_a_power_of_the_value()
    {
        var scene = Random(3);
        var (image, _, _) = Apply(scene, new Augmentation { Gamma = 1.7 });
        for (var i = 0; i < Pixels; i++)
            Assert.Equal(Math.Pow(scene.Pixels[3 * i + 1] / 255.0, 1.7), image[Pixels + i], 1e-6);
    }

    [Fact]
    public void Hue_by_120_degrees_takes_red_to_green_to_blue_and_keeps_grey()
    {
        var hue = ColourMatrix.Hue(120);
        AssertColour([0, 1, 0], hue, [1, 0, 0]);
        AssertColour([0, 0, 1], hue, [0, 1, 0]);
        AssertColour([0.3f, 0.3f, 0.3f], hue, [0.3f, 0.3f, 0.3f]);
        AssertColour([0.2f, 0.5f, 0.7f], hue.Then(ColourMatrix.Hue(-120)), [0.2f, 0.5f, 0.7f]);
    }

    [Fact]
    public void No_saturation_is_luma_and_contrast_turns_about_one_half()
    {
        var luma = 0.299f * 0.2f + 0.587f * 0.5f + 0.114f * 0.7f;
        AssertColour([luma, luma, luma], ColourMatrix.Saturation(0), [0.2f, 0.5f, 0.7f]);
        AssertColour([0.35f, 0.5f, 0.6f], ColourMatrix.Contrast(0.5), [0.2f, 0.5f, 0.7f]);
        AssertColour([0, 0.5f, 1], ColourMatrix.Contrast(9), [0.2f, 0.5f, 0.7f]);
        AssertColour([0.9f * 0.5f * 0.2f + 0.05f, 0.9f * 0.5f * 0.5f + 0.05f, 0.9f * 0.5f * 0.7f + 0.05f],
            ColourMatrix.Brightness(0.5).Then(ColourMatrix.Contrast(0.9)), [0.2f, 0.5f, 0.7f]);
    }

    [Fact]
    public void Blur_spreads_a_point_as_the_outer_product_of_its_taps_and_keeps_a_flat_picture()
    {
        var planes = new float[3 * Pixels];
        planes[5 * Width + 9] = 1;
        planes.AsSpan(Pixels, Pixels).Fill(0.25f);
        PlanarPicture.Blur(planes, Width, Height, 0.2f, new float[2 * Width + 2]);

        float[] taps = [0.2f, 0.6f, 0.2f];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                Assert.Equal(Math.Abs(y - 5) <= 1 && Math.Abs(x - 9) <= 1 ? taps[y - 4] * taps[x - 8] : 0, planes[y * Width + x], 1e-6f);
        Assert.All(planes[Pixels..(2 * Pixels)], value => Assert.Equal(0.25f, value, 1e-6f));
    }

    [Fact]
    public void Shade_is_one_smooth_light_for_all_channels_within_its_range_and_another_by_each_seed()
    {
        const double Range = 0.6;
        var fields = Enumerable.Range(0, 50).Select(seed =>
        {
            var (image, _, _) = Apply(Flat(64), new Augmentation { Shade = Range, ShadeSeed = (ulong)seed });
            Assert.Equal(image[..Pixels], image[Pixels..(2 * Pixels)]);
            Assert.Equal(image[..Pixels], image[(2 * Pixels)..]);
            return image[..Pixels].Select(value => Math.Log(value * 255 / 64)).ToArray();
        }).ToList();

        // The steepest a cubic step over a third of the picture can be: 1.5 times its mean slope.
        var steepest = 2 * Range * 1.5 * 3;
        foreach (var field in fields)
            for (var y = 0; y < Height - 1; y++)
                for (var x = 0; x < Width - 1; x++)
                {
                    Assert.InRange(field[y * Width + x + 1] - field[y * Width + x], -steepest / Width, steepest / Width);
                    Assert.InRange(field[(y + 1) * Width + x] - field[y * Width + x], -steepest / Height, steepest / Height);
                }
        Assert.InRange(fields.Min(field => field.Min()), -Range - 1e-6, -0.95 * Range);
        Assert.InRange(fields.Max(field => field.Max()), 0.95 * Range, Range + 1e-6);
        Assert.InRange(fields.Average(field => field.Average()), -0.1, 0.1);
        Assert.Equal(fields.Count, fields.Select(field => field[0]).Distinct().Count());
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for_and_no_bias()
    {
        var planes = new float[3 * 320 * 192 + 5];
        Array.Fill(planes, 0.5f);
        PlanarPicture.AddNoise(planes, 0.03f, seed: 11);
        var mean = planes.Average(value => (double)value);
        var deviation = Math.Sqrt(planes.Average(value => Math.Pow(value - mean, 2)));

        Assert.Equal(0.5, mean, 0.0005);
        Assert.Equal(0.03, deviation, 0.0005);
    }

    [Fact]
    public void Jpeg_stays_near_a_smooth_picture_nearer_with_more_quality_and_keeps_the_planes_apart()
    {
        var smooth = new float[3 * Pixels];
        for (var i = 0; i < Pixels; i++)
            (smooth[i], smooth[Pixels + i], smooth[2 * Pixels + i]) = (0.2f + i % Width / 80f, 0.9f - i / Width / 60f, 0.4f);
        double Error(int quality)
        {
            var planes = (float[])smooth.Clone();
            PlanarPicture.CompressAsJpeg(planes, Width, Height, quality);
            return planes.Zip(smooth).Average(pair => Math.Abs(pair.First - pair.Second));
        }
        Assert.InRange(Error(95), 1e-4, 0.01);
        Assert.InRange(Error(20), Error(95), 0.05);
    }

    [Fact]
    public void Whatever_is_drawn_the_sample_is_finite_and_the_picture_in_0_to_1()
    {
        var wild = new AugmentationSettings { Brightness = 0.9, Contrast = 0.9, Saturation = 1, Hue = 180, Gamma = 3, Noise = 0.5, Shade = 2, Blur = 1, Grey = 0.5, Jpeg = 0.2, SmallestCrop = 0.05 };
        for (var n = 0; n < 200; n++)
        {
            var (image, target, _) = Apply(Random((ulong)n), Augmentation.Draw(wild, 1, n));
            Assert.All(image, value => Assert.InRange(value, 0, 1));
            Assert.All(target, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Drawn_numbers_stay_in_their_ranges_and_use_them()
    {
        var settings = new AugmentationSettings();
        var drawn = Enumerable.Range(0, 2000).Select(n => Augmentation.Draw(settings, 5, n)).ToList();

        Assert.InRange(drawn.Count(augmentation => augmentation.Flip), 900, 1100);
        Assert.All(drawn, augmentation =>
        {
            Assert.InRange(augmentation.Crop.Width, 0.6, 1);
            Assert.InRange(augmentation.Crop.X, 0, 1 - augmentation.Crop.Width);
            Assert.InRange(augmentation.Crop.Y, 0, 1 - augmentation.Crop.Height);
            Assert.InRange(augmentation.Gamma, 0.8, 1.25);
        });
        Assert.InRange(drawn.Min(augmentation => augmentation.Crop.Width), 0.6, 0.61);
        Assert.InRange(drawn.Max(augmentation => augmentation.Crop.Width), 0.99, 1);
    }

    private static void AssertColour(float[] expected, ColourMatrix change, float[] colour)
    {
        // Eleven pixels: whole vectors and a remainder.
        var planes = new float[33];
        for (var channel = 0; channel < 3; channel++)
            planes.AsSpan(11 * channel, 11).Fill(colour[channel]);
        PlanarPicture.ChangeColour(planes, change);
        for (var i = 0; i < planes.Length; i++)
            Assert.Equal(expected[i / 11], planes[i], 1e-6f);
    }

    private static (float[] Image, float[] Target, float[] Mask) Apply(TrainingScene scene, Augmentation augmentation)
    {
        var (image, target, mask) = (new float[3 * Pixels], new float[Pixels], new float[Pixels]);
        new Augmenter().Apply(scene, augmentation, image, target, mask);
        return (image, target, mask);
    }

    private static TrainingScene Flat(byte value) => new("flat", Width, Height, [.. Enumerable.Repeat(value, 3 * Pixels)], new float[Pixels], null, DepthKind.MetricDepth);

    private static TrainingScene Random(ulong seed)
    {
        var random = new SplitMix64(seed);
        var pixels = Enumerable.Range(0, 3 * Pixels).Select(_ => (byte)random.Below(256)).ToArray();
        return new TrainingScene("random", Width, Height, pixels, [.. Enumerable.Range(0, Pixels).Select(_ => (float)random.Unit())], null, DepthKind.MetricDepth);
    }

    /// <summary>Red tells the column, green the row, inverse depth the column.</summary>
    private static TrainingScene Ramp()
    {
        var pixels = new byte[3 * Pixels];
        for (var i = 0; i < Pixels; i++)
            (pixels[3 * i], pixels[3 * i + 1]) = ((byte)(5 * (i % Width)), (byte)(5 * (i / Width)));
        return new TrainingScene("ramp", Width, Height, pixels, [.. Enumerable.Range(0, Pixels).Select(i => (float)(i % Width))], null, DepthKind.MetricDepth);
    }

    private static byte[] Interleave(float[] planes) =>
        [.. Enumerable.Range(0, 3 * Pixels).Select(i => (byte)Math.Round(255 * planes[i % 3 * Pixels + i / 3]))];
}
