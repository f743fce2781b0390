using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class Png16Tests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_stored_number_is_read_as_metres_and_zero_as_unknown()
    {
        var file = folder.Write("kitti.png", PngWriter.Write(3, 1, 16, PngWriter.Grey, [0, 0, 1, 0, 0xFF, 0xFF]));
        var map = DepthMap.FromPng16(file, unitsPerMetre: 256);
        Assert.Equal([0, 1, 65535 / 256f], map.Values);
        Assert.Equal([false, true, true], map.Valid!);
        Assert.Equal(DepthKind.MetricDepth, map.Kind);
    }

    [Fact]
    public void Without_an_unknown_number_zero_is_a_value()
    {
        var file = folder.Write("x.png", PngWriter.Write(2, 1, 16, PngWriter.Grey, [0, 0, 0, 8]));
        var map = DepthMap.FromPng16(file, 1, DepthKind.AffineInverseDepth, invalid: null);
        Assert.Null(map.Valid);
        Assert.Equal([0, 8], map.Values);
    }

    [Fact]
    public void Metres_survive_a_round_trip_within_half_a_step() =>
        Prop.ForAll(PfmTests.DepthMaps().Where(map => map.Unit != DepthUnit.None).ToArbitrary(), map =>
        {
            const double UnitsPerMetre = 1000;
            map.SavePng16(folder["x.png"], UnitsPerMetre);
            var read = DepthMap.FromPng16(folder["x.png"], UnitsPerMetre, map.Kind);
            return Enumerable.Range(0, map.Values.Length).All(i =>
            {
                double step = map.Values[i] * UnitsPerMetre;
                return map.IsValid(i) && step >= 0 && step < 65535.5
                    ? read.IsValid(i) && Math.Abs(read.Values[i] * UnitsPerMetre - Math.Max(1, step)) <= 0.51
                    : !read.IsValid(i);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_map_without_scale_is_stretched_as_midas_does_and_its_values_come_back()
    {
        var values = GoldenFormula.U01("values", 12 * 8).Select(u => (float)(40 * u - 7)).ToArray();
        var mapping = new DepthMap(12, 8, values, DepthKind.AffineInverseDepth).SavePng16(folder["x.png"]);
        var stored = StoredNumbers.Of(folder["x.png"]);
        double min = values.Min(), max = values.Max();
        Assert.Equal(values.Select(v => (float)Math.Round(65535 * (v - min) / (max - min))), stored);
        Assert.All(values.Zip(stored), pair => Assert.Equal(pair.First, pair.Second / mapping.Scale + mapping.Offset, 0.51 / mapping.Scale));
    }

    [Fact]
    public void Unknown_and_infinite_values_do_not_stretch_and_become_zero()
    {
        new DepthMap(4, 1, [1, 3, 1e9f, float.PositiveInfinity], DepthKind.RelativeDepth, [true, true, false, true]).SavePng16(folder["x.png"]);
        Assert.Equal([1, 65535, 0, 0], StoredNumbers.Of(folder["x.png"]));
    }

    [Fact]
    public void A_constant_map_and_one_without_values_are_all_zero()
    {
        Assert.Equal(new Png16Mapping(0, 4, false), new DepthMap(2, 1, [4, 4], DepthKind.AffineInverseDepth).SavePng16(folder["x.png"]));
        Assert.Equal([0, 0], StoredNumbers.Of(folder["x.png"]));
        Assert.Equal(new Png16Mapping(0, 0, true), new DepthMap(1, 1, [4], DepthKind.AffineInverseDepth, [false]).SavePng16(folder["x.png"]));
    }

    [Fact]
    public void What_sixteen_bits_cannot_hold_is_unknown_not_wrong()
    {
        new DepthMap(6, 1, [-1, 0.001f, 255, 256, float.PositiveInfinity, -0.001f], DepthKind.MetricDepth).SavePng16(folder["x.png"], 256);
        var read = DepthMap.FromPng16(folder["x.png"], 256);
        Assert.Equal([false, true, true, false, false, false], read.Valid!);
        Assert.Equal(255, read.Values[2]);
    }

    [Fact]
    public void Metres_are_not_made_from_a_map_without_scale_nor_lost_from_one_with()
    {
        var affine = new DepthMap(1, 1, [1], DepthKind.AffineInverseDepth);
        Assert.Contains("two known distances", Assert.Throws<FathomException>(() => affine.SavePng16(folder["x.png"], 256)).Message);
        var metric = new DepthMap(1, 1, [1], DepthKind.MetricDepth);
        Assert.Contains("unitsPerMetre", Assert.Throws<FathomException>(() => metric.SavePng16(folder["x.png"])).Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_eight_bit_file_is_refused_with_what_was_expected()
    {
        var file = folder.Write("000012.png", PngWriter.Write(1, 1, 8, PngWriter.Grey, [7]));
        var error = Assert.Throws<PictureException>(() => DepthMap.FromPng16(file, unitsPerMetre: 256));
        Assert.Equal(PictureProblem.Unsupported, error.Problem);
        Assert.Equal($"{file}: 8-bit picture, but metric depth is read from 16-bit grey PNG (metres × 256). "
            + "If this is a colour map, the values are lost; look for the original file.", error.Message);
    }

    [Fact]
    public void Colour_jpeg_and_truncated_files_are_refused()
    {
        var colour = folder.Write("c.png", PngWriter.Write(1, 1, 16, PngWriter.Rgb, new byte[6]));
        Assert.Contains("16-bit colour", Assert.Throws<PictureException>(() => DepthMap.FromPng16(colour, 256)).Message);
        Assert.Contains("JPEG picture", Assert.Throws<PictureException>(() => DepthMap.FromPng16(PictureReadingTests.Fixture("grey.jpg"), 256)).Message);
        var cut = folder.Write("t.png", PngWriter.Write(1, 1, 16, PngWriter.Grey, new byte[2]).AsSpan()[..^6]);
        Assert.Equal(PictureProblem.Truncated, Assert.Throws<PictureException>(() => DepthMap.FromPng16(cut, 256)).Problem);
    }

    [Fact]
    public void A_file_that_says_what_it_holds_is_read_as_that_only_and_gives_its_camera()
    {
        var camera = new Camera(2, 1, 3, 4, 0.5, 0);
        new DepthMap(2, 1, [1, 2], DepthKind.MetricDepth, camera: camera).SavePng16(folder["x.png"], 256);
        Assert.Equal(camera, DepthMap.FromPng16(folder["x.png"], 256).Camera);

        Assert.Contains("(value − 0) × 256, 0 = unknown; asked for was value × 1000, 0 = unknown. Give what the text says, or use DepthMap.Load.",
            Refused(() => DepthMap.FromPng16(folder["x.png"], 1000)));
        Assert.Contains("asked for was value × 256.", Refused(() => DepthMap.FromPng16(folder["x.png"], 256, invalid: null)));
        Assert.Contains("metric depth, not disparity. Read it as that (DepthMap.Load does)", Refused(() => DepthMap.FromPng16(folder["x.png"], 256, DepthKind.Disparity)));

        // 65535 steps from 1 to 2: the offset alone would be wrong.
        new DepthMap(2, 1, [1, 2], DepthKind.RelativeDepth).SavePng16(folder["x.png"]);
        Assert.Contains("(value − 1) × 65535;", Refused(() => DepthMap.FromPng16(folder["x.png"], 65535, DepthKind.RelativeDepth, invalid: null)));

        // A text that nobody can read contradicts nothing.
        var odd = folder.Write("odd.png", PngWriter.Write(1, 1, 16, PngWriter.Grey, [1, 0], ("tEXt", [.. "fathom:depth\0"u8, .. "[]"u8])));
        Assert.Equal(1, DepthMap.FromPng16(odd, 256)[0, 0]);

        static string Refused(Action read)
        {
            var error = Assert.Throws<PictureException>(read);
            Assert.Equal(PictureProblem.Unsupported, error.Problem);
            return error.Message;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_scale_that_is_not_positive_is_refused(double unitsPerMetre) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DepthMap.FromPng16("x.png", unitsPerMetre));
}
