namespace Fathom.Datasets.Tests;

public class S2RAugmentationTests
{
    private const int Width = 32, Height = 20;

    [Fact]
    public void A_sample_agrees_with_the_published_transform()
    {
        var depth = Depth();
        var fitted = new DepthSample("x", Framing.S2R.Fit(PilGolden.Picture(48, 36), Width, Height), Framing.S2R.Fit(depth, PilGolden.Picture(48, 36), Width, Height));
        var (image, target) = (new float[3 * Width * Height], new float[Width * Height]);
        var changes = new ColourChanges(new(ColourChange.Brightness, 0.83), new(ColourChange.Contrast, 0.91), new(ColourChange.Saturation, 0.97));
        S2RAugmentation.Outdoor.Write(TrainingScene.From(fitted, Width, Height), flip: true, degrees: 3.21, changes, image, target);

        byte[] rgb = PilGolden.Get("s2r").GetProperty("rgb").Bytes();
        float[] expected = PilGolden.Get("s2r").GetProperty("target").Floats();
        for (var i = 0; i < rgb.Length; i++)
            Assert.Equal(rgb[i] / 255f, image[i % 3 * target.Length + i / 3], 1e-6f);
        // PIL rounds to centimetres between the two axes of a resize too: two of 8,000 steps, in units of 2.
        for (var i = 0; i < target.Length; i++)
            Assert.InRange(target[i] - expected[i], -2 * 2 / 8000.0, 2 * 2 / 8000.0);
        Assert.Contains(expected, value => value == -1);
        Assert.Contains(expected, value => value >= 0.99);
    }

    [Fact]
    public void Sky_is_1_unknown_depth_is_minus_1_and_both_count_as_known()
    {
        float[] metres = [float.PositiveInfinity, 0, 40, 200, 20, 80];
        var source = new FixedSource(new DepthSample("x", new Image(3, 2), new DepthMap(3, 2, metres, DepthKind.MetricDepth)));
        using var loader = new BatchLoader(source, new LoaderSettings { Seed = 1, BatchSize = 64, Sizes = [(3, 2)], Augmentation = S2RAugmentation.Outdoor });
        var batch = loader.Next();

        Assert.All(batch.Masks, mask => Assert.Equal(1, mask));
        Assert.All(batch.Targets, value => Assert.InRange(value, -1.5, 1.5));
        float[] plain = [1, -1, 0, 1, -0.5f, 1], mirrored = [0, -1, 1, 1, -0.5f, 1];
        var targets = batch.Targets.Chunk(6).ToList();
        // A quarter each, of 64.
        Assert.InRange(targets.Count(target => target.SequenceEqual(plain)), 6, 30);
        Assert.InRange(targets.Count(target => target.SequenceEqual(mirrored)), 6, 30);
    }

    [Fact]
    public void What_is_not_in_metres_is_refused()
    {
        var source = new FixedSource(new DepthSample("x", new Image(3, 2), new DepthMap(3, 2, new float[6], DepthKind.AffineInverseDepth)));
        using var loader = new BatchLoader(source, new LoaderSettings { Seed = 1, BatchSize = 1, Sizes = [(3, 2)], Augmentation = S2RAugmentation.Outdoor });
        Assert.Contains("affine-invariant inverse depth, and S2R-DepthNet's targets are metres", Assert.ThrowsAny<FathomException>(() => loader.Next()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_published_the_sky_is_a_number()
    {
        var frame = new DatasetFrame { Name = "a", Picture = new("a.png"), Depth = new Png16Depth("d.png", 100) { Sky = 65535 } };
        Assert.Null(((Png16Depth)S2RAugmentation.AsPublished(frame).Depth!).Sky);
        Assert.Equal(new Png16Depth("d.png", 100), S2RAugmentation.AsPublished(frame).Depth);
    }

    // Centimetres as a 16-bit file holds them, sky 65535.
    private static DepthMap Depth() => new(48, 36, [.. Enumerable.Range(0, 48 * 36).Select(i => i / 48 < 8 && i % 48 < 20 ? 655.35f : (300 + 37 * (i % 48) + 211 * (i / 48)) / 100f)], DepthKind.MetricDepth);
}
