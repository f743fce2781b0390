namespace Fathom.Datasets.Tests;

public class RotationTests
{
    [Fact]
    public void A_quarter_turn_of_a_square_moves_every_pixel_and_four_bring_it_back()
    {
        const int Side = 7;
        var values = Enumerable.Range(0, Side * Side).Select(i => (float)i).ToArray();
        float[] turned = [.. values], picture = [.. values, .. values, .. values];
        new Rotation(Side, Side, 90).Nearest(turned);
        new Rotation(Side, Side, 90).Picture(picture);

        // Clockwise: what was above is at the right.
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                Assert.Equal(values[y * Side + x], turned[x * Side + Side - 1 - y]);
        for (var i = 0; i < picture.Length; i++)
            Assert.Equal(turned[i % turned.Length], picture[i], 1e-4);
        for (var i = 0; i < 3; i++)
            new Rotation(Side, Side, 90).Nearest(turned);
        Assert.Equal(values, turned);
    }

    [Fact]
    public void Picture_target_and_mask_turn_alike_and_what_comes_in_from_outside_is_unknown()
    {
        // A plane that rises to the right: turned by d it rises by cos d to the right and sin d downwards.
        const int Width = 40, Height = 24;
        var pixels = Enumerable.Range(0, 3 * Width * Height).Select(i => (byte)(5 * (i / 3 % Width))).ToArray();
        var scene = new TrainingScene("ramp", Width, Height, pixels, [.. Enumerable.Range(0, Width * Height).Select(i => 5f * (i % Width) / 255)], null, DepthKind.MetricDepth);
        float[] image = new float[3 * Width * Height], target = new float[Width * Height], mask = new float[Width * Height];
        new Augmenter().Apply(scene, new Augmentation { Degrees = 20 }, image, target, mask);

        var (sin, cos) = Math.SinCos(20 * Math.PI / 180);
        var outside = 0;
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                double dx = x - (Width - 1) / 2.0, dy = y - (Height - 1) / 2.0, u = cos * dx + sin * dy + (Width - 1) / 2.0, v = cos * dy - sin * dx + (Height - 1) / 2.0;
                var i = y * Width + x;
                if (u < 0 || v < 0 || u > Width - 1 || v > Height - 1)
                {
                    outside++;
                    Assert.Equal((0, 0, 0), (image[i], target[i], mask[i]));
                    continue;
                }
                Assert.Equal(1, mask[i]);
                Assert.Equal(5 * u / 255, image[i], 1e-5);
                Assert.InRange(target[i] - image[i], -0.5001 * 5 / 255, 0.5001 * 5 / 255);
            }
        Assert.InRange(outside, 100, 500);
    }

    [Fact]
    public void Rotations_are_drawn_both_ways_and_change_no_other_draw()
    {
        var settings = new AugmentationSettings();
        var degrees = Enumerable.Range(0, 1000).Select(n => (Plain: Augmentation.Draw(settings, 5, n), Turned: Augmentation.Draw(settings with { Rotation = 8 }, 5, n))).ToList();

        Assert.All(degrees, pair => Assert.Equal(pair.Plain, pair.Turned with { Degrees = 0 }));
        Assert.InRange(degrees.Min(pair => pair.Turned.Degrees), -8, -7.9);
        Assert.InRange(degrees.Max(pair => pair.Turned.Degrees), 7.9, 8);
    }

    [Fact]
    public void Pil_s_rotation_agrees_with_pil()
    {
        var depth = Enumerable.Range(0, 17 * 23).Select(i => (i / 23 + i % 23) / 50f).ToArray();
        foreach (var golden in PilGolden.Get("rotations").EnumerateArray())
        {
            var degrees = golden.GetProperty("degrees").GetDouble();
            Assert.Equal(golden.GetProperty("rgb").Bytes(), PilRotation.Turn(PilGolden.Picture(23, 17).Pixels, 23, 17, degrees));
            var (expected, turned) = (golden.GetProperty("floats").Floats(), PilRotation.Turn(depth, 23, 17, degrees));
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], turned[i], 1e-6f);
        }
    }
}
