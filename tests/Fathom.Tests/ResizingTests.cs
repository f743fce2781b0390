using System.Text.Json;

namespace Fathom.Tests;

public sealed class ResizingTests
{
    private const int Width = 23, Height = 17, Every = 11;

    private static readonly JsonElement[] Golden =
    [
        .. new[] { "opencv.json", "pil.json" }.SelectMany(file => JsonDocument.Parse(File.ReadAllText(PictureReadingTests.Fixture(file))).RootElement.GetProperty("resized").EnumerateArray()),
    ];

    public static TheoryData<Resizing> Variants => [.. Enum.GetValues<Resizing>()];

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (var entry in Golden)
            cases.Add(entry.GetProperty("variant").GetString()!, entry.GetProperty("width").GetInt32(), entry.GetProperty("height").GetInt32());
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pictures_agree_with_opencv_and_pil_in_python(string variant, int width, int height)
    {
        var resized = new Image(Width, Height, Formula()).Resize(width, height, Resizings.Parse(variant)).Pixels;
        Assert.Equal(Case(variant, width).GetProperty("rgb").EnumerateArray().Select(v => v.GetByte()), resized.Where((_, i) => i % Every == 0));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Depth_maps_agree_with_opencv_and_pil_in_python(string variant, int width, int height)
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
    [MemberData(nameof(Variants))]
    public void Unknown_values_never_mix_into_known_ones(Resizing variant)
    {
        // Known pixels are all 5; whatever is unknown is absurd.
        var valid = GoldenFormula.U01("mask", Width * Height).Select(u => u > 0.4).ToArray();
        var map = new DepthMap(Width, Height, Array.ConvertAll(valid, known => known ? 5f : -1e9f), DepthKind.MetricDepth, valid);
        foreach (var (w, h) in new[] { (10, 7), (46, 34), (31, 9) })
        {
            var resized = map.Resize(w, h, variant);
            var known = resized.Values.Where((_, i) => resized.IsValid(i)).ToArray();
            Assert.InRange(known.Length, w * h / 4, w * h - 1);
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

    [Theory]
    [InlineData(Resizing.OpenCvLinear)]
    [InlineData(Resizing.TorchBilinear)]
    [InlineData(Resizing.PilLanczos)]
    public void The_sky_stays_infinite_and_does_not_leak(Resizing variant)
    {
        var values = Enumerable.Range(0, 64).Select(i => i < 32 ? float.PositiveInfinity : 10f).ToArray();
        var resized = new DepthMap(8, 8, values, DepthKind.MetricDepth).Resize(16, 16, variant);
        Assert.Null(resized.Valid);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => i < 128 ? float.PositiveInfinity : 10f), resized.Values, (a, b) => a == b || Math.Abs(a - b) < 1e-5);
    }

    // Windowed sinc, a = 4 (Lanczos 1956), from its definition: half-pixel centres, 8 sources wherever it goes, the border repeated, weights normalised.
    [Theory]
    [InlineData(10, 7)]
    [InlineData(46, 34)]
    [InlineData(31, 9)]
    public void Opencv_lanczos4_is_the_windowed_sinc_that_it_is_named_after(int width, int height)
    {
        var values = Formula().Where((_, i) => i % 3 == 0).Select(v => v / 16f - 3).ToArray();
        var resized = new DepthMap(Width, Height, values, DepthKind.InverseDepth).Resize(width, height, Resizing.OpenCvLanczos4);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                double sum = 0, weights = 0;
                foreach (var (row, wy) in Taps(y, Height, height))
                    foreach (var (column, wx) in Taps(x, Width, width))
                    {
                        sum += wy * wx * values[row * Width + column];
                        weights += wy * wx;
                    }
                Assert.Equal(sum / weights, resized[x, y], 2e-4);
            }

        static IEnumerable<(int Source, double Weight)> Taps(int i, int from, int to)
        {
            var place = (i + 0.5) * from / to - 0.5;
            for (var source = (int)Math.Floor(place) - 3; source <= (int)Math.Floor(place) + 4; source++)
                yield return (Math.Clamp(source, 0, from - 1), Sinc(source - place) * Sinc((source - place) / 4));
        }

        static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_pixel_lies_where_the_resize_says(Resizing variant)
    {
        // Every value is its own column: what is found at a place says where it came from.
        var ramp = new DepthMap(40, 3, [.. Enumerable.Range(0, 120).Select(i => (float)(i % 40))], DepthKind.AffineInverseDepth);
        foreach (var width in new[] { 80, 57, 40, 31, 20 })
        {
            var resized = ramp.Resize(width, 3, variant);
            var back = new Resize(40, 3, width, 3, variant).Inverse();
            var tolerance = Tolerance(variant, 40.0 / width);
            for (var x = width / 5; x < width * 4 / 5; x++)
                Assert.Equal(back.Map(x, 1).X, resized[x, 1], tolerance);
        }
    }

    // Blocks are as wide as a source pixel, or as two where a mean covers whole ones; only bilinear keeps straight lines quite straight.
    private static double Tolerance(Resizing variant, double shrink) => variant switch
    {
        Resizing.OpenCvNearest or Resizing.TorchNearest => (1 + shrink) / 2 + 1e-4,
        Resizing.TorchNearestExact or Resizing.OpenCvArea or Resizing.TorchArea => 0.51 * Math.Max(1, shrink),
        Resizing.OpenCvLinear or Resizing.TorchBilinear or Resizing.TorchBilinearAlignCorners => 1e-4,
        _ => 0.06,
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_resize_and_its_inverse_lead_back(Resizing variant)
    {
        var resize = new Resize(640, 1, 97, 200, variant);
        var (x, y) = resize.Map(123.25, 7);
        (x, y) = resize.Inverse().Map(x, y);
        Assert.Equal((123.25, 7), (Math.Round(x, 9), Math.Round(y, 9)));
        Assert.Equal(resize, resize.Inverse().Inverse());

        var camera = new Camera(640, 1, 500, 501, 320.5, 0.25);
        var there = resize.Map(camera);
        var back = resize.Inverse().Map(there);
        Assert.All(new[] { (camera.Fx, back.Fx), (camera.Fy, back.Fy), (camera.Cx, back.Cx), (camera.Cy, back.Cy) }, pair => Assert.Equal(pair.Item1, pair.Item2, 1e-9));
        // A point appears where its pixel went.
        var point = camera.BackProject(123.25, 7, 3);
        Assert.Equal(resize.Map(123.25, 7).X, there.Project(point).X, 1e-9);
        Assert.Throws<ArgumentException>(() => resize.Map(there));
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

    [Theory]
    [MemberData(nameof(Variants))]
    public void Disparities_become_the_same_metres_before_and_after_a_resize(Resizing variant)
    {
        // What is mixed must be equal: the mean of disparities is not that of depths.
        var disparities = Enumerable.Range(0, 60).Select(i => variant.IsNearest() ? 1f + i : 6f).ToArray();
        var map = new DepthMap(12, 5, disparities, DepthKind.Disparity, camera: new Camera(12, 5, 9, 9, 5, 2));
        foreach (var (width, height) in new[] { (24, 10), (7, 5), (5, 3), (1, 1), (1, 9) })
        {
            DepthMap before = map.ToMetricDepth(0.5).Resize(width, height, variant), after = map.Resize(width, height, variant).ToMetricDepth(0.5);
            Assert.Equal(before.Camera, after.Camera);
            Assert.Equal(before.Values, after.Values, (a, b) => Math.Abs(a - b) < 1e-4 * a);
        }
    }

    [Theory]
    [InlineData(Resizing.TorchBilinearAlignCorners)]
    [InlineData(Resizing.TorchBicubicAlignCorners)]
    public void Of_aligned_corners_one_pixel_is_the_first(Resizing variant)
    {
        // torch.nn.functional.interpolate(arange(5.)[None, None], size=1, mode=…, align_corners=True) is 0.
        var ramp = new DepthMap(5, 1, [0, 1, 2, 3, 4], DepthKind.AffineInverseDepth);
        Assert.Equal([0], ramp.Resize(1, 1, variant).Values);
        var resize = new Resize(5, 1, 1, 1, variant);
        Assert.Equal((0, 0), resize.Map(0, 0));
        Assert.Equal((0, 0), resize.Inverse().Map(0, 0));
        Assert.Equal(5, resize.Inverse().Map(resize.Map(5, 0).X, 0).X, 1e-12);
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
        Golden.First(e => e.GetProperty("variant").GetString() == variant && e.GetProperty("width").GetInt32() == width);
}
