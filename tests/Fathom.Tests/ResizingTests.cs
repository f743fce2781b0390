using System.Text.Json;

namespace Fathom.Tests;

public sealed class ResizingTests
{
    private const int Width = 23, Height = 17, Every = 11;

    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(PictureReadingTests.Fixture("opencv.json"))).RootElement;

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (var entry in Golden.GetProperty("resized").EnumerateArray())
            cases.Add(entry.GetProperty("variant").GetString()!, entry.GetProperty("width").GetInt32(), entry.GetProperty("height").GetInt32());
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pictures_agree_with_python_opencv(string variant, int width, int height)
    {
        var resized = new Image(Width, Height, Formula()).Resize(width, height, Resizings.Parse(variant)).Pixels;
        Assert.Equal(Case(variant, width).GetProperty("rgb").EnumerateArray().Select(v => v.GetByte()), resized.Where((_, i) => i % Every == 0));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Depth_maps_agree_with_python_opencv(string variant, int width, int height)
    {
        var values = Formula().Where((_, i) => i % 3 == 0).Select(v => v / 16f - 3).ToArray();
        var resized = new DepthMap(Width, Height, values, DepthKind.InverseDepth).Resize(width, height, Resizings.Parse(variant)).Values;
        var expected = Case(variant, width).GetProperty("floats").EnumerateArray().Select(v => v.GetSingle()).ToArray();
        Assert.All(resized.Where((_, i) => i % Every == 0).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Every_variant_has_a_name_that_parses_back() =>
        Assert.All(Enum.GetValues<Resizing>(), variant => Assert.Equal(variant, Resizings.Parse(variant.Name())));

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones() =>
        Assert.Contains("opencv-area", Assert.Throws<FathomException>(() => Resizings.Parse("bilinear")).Message);

    [Theory]
    [InlineData(Resizing.OpenCvNearest)]
    [InlineData(Resizing.OpenCvLinear)]
    [InlineData(Resizing.OpenCvArea)]
    [InlineData(Resizing.OpenCvCubic)]
    public void Unknown_values_never_mix_into_known_ones(Resizing variant)
    {
        // Known pixels are all 5; whatever is unknown is absurd.
        var valid = GoldenFormula.U01("mask", Width * Height).Select(u => u > 0.4).ToArray();
        var map = new DepthMap(Width, Height, Array.ConvertAll(valid, known => known ? 5f : -1e9f), DepthKind.MetricDepth, valid);
        foreach (var (w, h) in new[] { (10, 7), (46, 34), (31, 9) })
        {
            var resized = map.Resize(w, h, variant);
            var known = resized.Values.Where((_, i) => resized.IsValid(i)).ToArray();
            Assert.InRange(known.Length, w * h / 3, w * h - 1);
            Assert.All(known, value => Assert.Equal(5, value, 1e-3f));
        }
    }

    [Fact]
    public void A_large_known_area_is_smooth_although_the_map_has_holes()
    {
        var valid = Enumerable.Repeat(true, 16 * 16).ToArray();
        valid[0] = false;
        var map = new DepthMap(16, 16, [.. Enumerable.Range(0, 256).Select(i => (float)(i % 16))], DepthKind.MetricDepth, valid);
        var resized = map.Resize(32, 16, Resizing.OpenCvLinear);
        Assert.Equal(6.75f, resized[14, 8]);
        Assert.False(resized.IsValid(0));
    }

    [Fact]
    public void The_sky_stays_infinite_and_does_not_leak()
    {
        var values = Enumerable.Range(0, 64).Select(i => i < 32 ? float.PositiveInfinity : 10f).ToArray();
        var resized = new DepthMap(8, 8, values, DepthKind.MetricDepth).Resize(16, 16, Resizing.OpenCvLinear);
        Assert.Null(resized.Valid);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => i < 128 ? float.PositiveInfinity : 10f), resized.Values);
    }

    [Fact]
    public void The_camera_is_resized_along()
    {
        var camera = new Camera(4, 2, 3, 3, 1.5, 0.5);
        Assert.Equal(camera.Resized(8, 4), new DepthMap(4, 2, new float[8], DepthKind.MetricDepth, camera: camera).Resize(8, 4, Resizing.OpenCvNearest).Camera);
    }

    [Fact]
    public void Disparities_are_scaled_with_the_width()
    {
        var map = new DepthMap(4, 2, [.. Enumerable.Repeat(6f, 8)], DepthKind.Disparity);
        Assert.All(map.Resize(2, 2, Resizing.OpenCvArea).Values, value => Assert.Equal(3f, value));
    }

    [Fact]
    public void A_tensor_is_planar_and_normalised()
    {
        var tensor = new Image(2, 1, [0, 51, 102, 153, 204, 255]).ToTensor([0.5f, 0, 0.1f], [0.5f, 1, 0.2f]);
        float[] expected = [-1, 0.2f, 0.2f, 0.8f, 1.5f, 4.5f];
        Assert.All(tensor.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    public void A_size_that_is_not_positive_is_refused(int width, int height)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image(2, 2).Resize(width, height, Resizing.OpenCvArea));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DepthMap(2, 2, new float[4], DepthKind.MetricDepth).Resize(width, height, Resizing.OpenCvArea));
    }

    private static byte[] Formula()
    {
        var pixels = new byte[3 * Width * Height];
        var i = 0;
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                for (var c = 0; c < 3; c++)
                    pixels[i++] = (byte)(x * 7 + y * 13 + c * 29 + x * y);
        return pixels;
    }

    private static JsonElement Case(string variant, int width) =>
        Golden.GetProperty("resized").EnumerateArray().First(e => e.GetProperty("variant").GetString() == variant && e.GetProperty("width").GetInt32() == width);
}
