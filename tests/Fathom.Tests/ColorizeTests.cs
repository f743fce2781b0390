using System.Text.Json;

namespace Fathom.Tests;

public sealed class ColorizeTests
{
    [Theory]
    [InlineData(ColorMap.Inferno)]
    [InlineData(ColorMap.Magma)]
    [InlineData(ColorMap.Viridis)]
    [InlineData(ColorMap.Turbo)]
    public void Colours_agree_with_python_opencv(ColorMap map)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(PictureReadingTests.Fixture("opencv.json")));
        var expected = golden.RootElement.GetProperty("colors").GetProperty(map.ToString()).EnumerateArray().Select(v => v.GetByte()).ToArray();
        // 16 levels with equal shares outside the 2nd and 98th percentile, so that level k is drawn as colour 17 k.
        var values = Enumerable.Range(0, 16).SelectMany(k => Enumerable.Repeat((float)k, 10)).ToArray();
        var picture = new DepthMap(160, 1, values, DepthKind.AffineInverseDepth).Colorize(map);
        Assert.Equal(expected, Enumerable.Range(0, 16).SelectMany(k => picture.Pixels.AsSpan(30 * k, 3).ToArray()));
    }

    [Theory]
    [InlineData(DepthKind.MetricDepth)]
    [InlineData(DepthKind.RelativeDepth)]
    [InlineData(DepthKind.InverseDepth)]
    [InlineData(DepthKind.Disparity)]
    [InlineData(DepthKind.AffineInverseDepth)]
    public void Near_is_bright_for_every_kind(DepthKind kind)
    {
        float near = kind.LargerIsNearer() ? 10 : 1, far = kind.LargerIsNearer() ? 1 : 10;
        var picture = new DepthMap(2, 1, [near, far], kind).Colorize(ColorMap.Grey);
        Assert.Equal([255, 255, 255, 0, 0, 0], picture.Pixels);
    }

    [Fact]
    public void A_depth_and_its_inverse_look_the_same()
    {
        float[] depth = [1, 2, 3.5f, 7, 20, float.PositiveInfinity];
        var inverse = Array.ConvertAll(depth, d => 1 / d);
        Assert.Equal(new DepthMap(6, 1, inverse, DepthKind.InverseDepth).Colorize().Pixels, new DepthMap(6, 1, depth, DepthKind.MetricDepth).Colorize().Pixels);
    }

    [Fact]
    public void Unknown_is_black_and_does_not_move_the_range()
    {
        var picture = new DepthMap(4, 1, [0, 1, 1e9f, float.NaN], DepthKind.InverseDepth, [true, true, false, true]).Colorize(ColorMap.Turbo);
        var known = new DepthMap(2, 1, [0, 1], DepthKind.InverseDepth).Colorize(ColorMap.Turbo);
        Assert.Equal([.. known.Pixels, 0, 0, 0, 0, 0, 0], picture.Pixels);
    }

    [Fact]
    public void One_outlier_does_not_darken_the_rest()
    {
        var values = Enumerable.Range(0, 1000).Select(i => i / 1000f).Append(1e6f).ToArray();
        var picture = new DepthMap(values.Length, 1, values, DepthKind.InverseDepth).Colorize(ColorMap.Grey);
        Assert.InRange(picture.Pixels[3 * 500], 120, 136);
    }

    [Fact]
    public void A_constant_map_and_one_without_values_are_drawn()
    {
        Assert.All(new DepthMap(2, 1, [3, 3], DepthKind.MetricDepth).Colorize(ColorMap.Grey).Pixels, value => Assert.Equal(128, value));
        Assert.All(new DepthMap(2, 1, [3, 4], DepthKind.MetricDepth, [false, false]).Colorize(ColorMap.Grey).Pixels, value => Assert.Equal(0, value));
    }
}
