using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class DepthFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> FloatFormats => ["x.exr", "x.tiff", "x.npy", "x.pfm"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(FloatFormats))]
    public void Any_depth_map_survives_a_round_trip_bit_for_bit_with_kind_and_camera(string name) =>
        Prop.ForAll(Described().ToArbitrary(), map =>
        {
            map.Save(folder[name]);
            var read = DepthMap.Load(folder[name]);
            return (read.Width, read.Height, read.Kind, read.Unit, read.Camera) == (map.Width, map.Height, map.Kind, map.Unit, map.Camera)
                && Enumerable.Range(0, map.Values.Length).All(i => map.IsValid(i) && !float.IsNaN(map.Values[i])
                    ? read.IsValid(i) && BitConverter.SingleToInt32Bits(read.Values[i]) == BitConverter.SingleToInt32Bits(map.Values[i])
                    : !read.IsValid(i));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_depth_map_survives_a_png_within_half_a_step_with_kind_and_camera() =>
        Prop.ForAll(Described().ToArbitrary(), map =>
        {
            map.Save(folder["x.png"]);
            var read = DepthMap.Load(folder["x.png"]);
            var known = map.Values.Where((value, i) => map.IsValid(i) && float.IsFinite(value)).Select(value => (double)value).ToArray();
            var range = known.Length > 0 ? known.Max() - known.Min() : 0;
            return (read.Kind, read.Camera) == (map.Kind, map.Camera) && Enumerable.Range(0, map.Values.Length).All(i =>
            {
                if (!map.IsValid(i) || !float.IsFinite(map.Values[i]))
                    return !read.IsValid(i);
                if (map.Kind.Png16Steps() is not { } steps)
                    return read.IsValid(i) && Math.Abs(read.Values[i] - map.Values[i]) <= 0.51 * range / 65534 + 1e-6 * Math.Abs(map.Values[i]);
                double step = (double)map.Values[i] * steps;
                return step is >= 0.5 and <= 65535 ? read.IsValid(i) && Math.Abs(read.Values[i] * (double)steps - step) <= 0.51
                    : step is >= 0 and < 0.5 ? read.Values[i] == 1f / steps
                    : !read.IsValid(i) || step is > 65535 and <= 65535.5;
            });
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("x.exr")]
    [InlineData("x.tiff")]
    [InlineData("x.npy")]
    public void A_map_of_many_rows_survives_and_noise_does_too(string name)
    {
        // 70 rows are five chunks of EXR; noise is what compression would enlarge.
        var smooth = new DepthMap(131, 70, [.. Enumerable.Range(0, 131 * 70).Select(i => MathF.Sin(i / 50f))], DepthKind.RelativeDepth);
        var noise = new DepthMap(131, 70, [.. GoldenFormula.U01("noise", 131 * 70).Select(u => BitConverter.Int32BitsToSingle((int)(u * int.MaxValue)))], DepthKind.MetricDepth);
        foreach (var map in new[] { smooth, noise })
        {
            map.Save(folder[name]);
            Assert.Equal(map.Values.Select(BitConverter.SingleToInt32Bits).Where((_, i) => !float.IsNaN(map.Values[i])),
                DepthMap.Load(folder[name]).Values.Select(BitConverter.SingleToInt32Bits).Where((_, i) => !float.IsNaN(map.Values[i])));
        }
    }

    [Fact]
    public void What_a_png_and_an_exr_hold_stands_inside_them_in_json()
    {
        var map = new DepthMap(2, 1, [1, 2], DepthKind.MetricDepth, camera: new Camera(2, 1, 0.1, 700, 0.5, 0));
        map.Save(folder["x.png"]);
        map.Save(folder["x.exr"]);
        const string Described = """{"version":1,"kind":"MetricDepth","unit":"Metre","camera":{"width":2,"height":1,"fx":0.1,"fy":700,"cx":0.5,"cy":0}""";
        Assert.Contains("tEXtfathom:depth\0" + Described + ""","stored":{"scale":256,"offset":0,"zeroIsUnknown":true}}""", Latin("x.png"));
        Assert.Contains("fathom:depth\0string\0", Latin("x.exr"));
        Assert.Contains(Described + "}", Latin("x.exr"));
        Assert.Equal(["x.exr", "x.png"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void What_the_others_hold_stands_beside_them_and_belongs_to_that_content_only()
    {
        new DepthMap(2, 1, [1, 2], DepthKind.InverseDepth).Save(folder["x.pfm"]);
        Assert.Equal("""{"version":1,"kind":"InverseDepth","unit":"PerMetre","crc32":""", Latin("x.pfm.json")[..^11]);

        new DepthMap(2, 1, [3, 4], DepthKind.MetricDepth).SavePfm(folder["x.pfm"]);
        var error = Assert.Throws<PictureException>(() => DepthMap.Load(folder["x.pfm"]));
        Assert.Contains("another content", error.Message);
        Assert.Equal([3, 4], DepthMap.LoadPfm(folder["x.pfm"], DepthKind.MetricDepth).Values);
    }

    [Fact]
    public void A_float_map_that_is_described_is_read_as_that_only_and_gives_its_camera()
    {
        var camera = new Camera(2, 1, 3, 4, 0.5, 0);
        new DepthMap(2, 1, [1, 2], DepthKind.InverseDepth, camera: camera).Save(folder["x.pfm"]);
        Assert.Equal(camera, DepthMap.LoadPfm(folder["x.pfm"], DepthKind.InverseDepth).Camera);
        Assert.Contains("it holds inverse depth, not metric depth. Read it as that (DepthMap.Load does)",
            Assert.Throws<PictureException>(() => DepthMap.LoadPfm(folder["x.pfm"], DepthKind.MetricDepth)).Message);
        File.WriteAllText(folder["x.pfm.json"], "{}");
        Assert.Null(DepthMap.LoadPfm(folder["x.pfm"], DepthKind.MetricDepth).Camera);
    }

    [Fact]
    public void A_map_of_more_than_an_array_of_bytes_is_refused_before_it_is_encoded()
    {
        var map = new DepthMap(1 << 15, 1 << 14, GC.AllocateUninitializedArray<float>(1 << 29), DepthKind.MetricDepth);
        Assert.All(["x.pfm", "x.npy", "x.exr", "x.tiff", "x.png"], name =>
            Assert.Contains("32768×16384 values are more than the 2 GiB", Assert.Throws<WriteException>(() => map.Save(folder[name])).Message));
        Assert.Throws<WriteException>(() => map.SavePfm(folder["x.pfm"]));
        Assert.Throws<WriteException>(() => map.SavePng16(folder["x.png"], 256));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_does_not_say_its_kind_needs_it_and_one_that_does_is_not_overruled()
    {
        new DepthMap(1, 1, [3], DepthKind.MetricDepth).SavePfm(folder["x.pfm"]);
        Assert.Contains("does not say", Assert.Throws<PictureException>(() => DepthMap.Load(folder["x.pfm"])).Message);
        Assert.Equal(DepthKind.Disparity, DepthMap.Load(folder["x.pfm"], DepthKind.Disparity).Kind);

        new DepthMap(1, 1, [3], DepthKind.MetricDepth).Save(folder["x.exr"]);
        Assert.Contains("it holds metric depth, not disparity", Assert.Throws<PictureException>(() => DepthMap.Load(folder["x.exr"], DepthKind.Disparity)).Message);

        var kitti = folder.Write("kitti.png", PngWriter.Write(1, 1, 16, PngWriter.Grey, [1, 0]));
        Assert.Contains("FromPng16", Assert.Throws<PictureException>(() => DepthMap.Load(kitti)).Message);
        Assert.Contains("JPEG", Assert.Throws<PictureException>(() => DepthMap.Load(PictureReadingTests.Fixture("grey.jpg"))).Message);
        Assert.Contains(".bmp", Assert.Throws<FathomException>(() => new DepthMap(1, 1, [3], DepthKind.MetricDepth).Save(folder["x.bmp"])).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"version":1,"kind":"MetricDepth","unit":"Metre","camera":{"width":9,"height":9,"fx":1,"fy":1,"cx":0,"cy":0},"stored":{"scale":1,"offset":0,"zeroIsUnknown":true}}""", "another program resized it")]
    [InlineData("""{"version":1,"kind":"MetricDepth","unit":"Pixel","stored":{"scale":1,"offset":0,"zeroIsUnknown":true}}""", "is not in Pixel")]
    [InlineData("""{"version":1,"kind":"Metres","unit":"Metre"}""", "damaged")]
    [InlineData("""{"version":1,"kind":"MetricDepth","unit":"Metre","stored":{"scale":-1,"offset":0,"zeroIsUnknown":true}}""", "negative")]
    [InlineData("""{"version":1,"kind":"MetricDepth","unit":"Metre","camera":{"width":1,"height":1,"fx":0,"fy":1,"cx":0,"cy":0}}""", "no camera has Fx = 0")]
    [InlineData("""{"version":1,"kind":"MetricDepth","unit":"Metre"}""", "another program converted it")]
    [InlineData("""{"version":2}""", "Update Fathom")]
    [InlineData("[]", "damaged")]
    [InlineData("{\"version\":1", "damaged")]
    [InlineData("""{"version":1e99}""", "damaged")]
    public void A_description_that_is_wrong_is_refused_with_its_reason(string json, string reason)
    {
        var file = folder.Write("x.png", PngWriter.Write(1, 1, 16, PngWriter.Grey, [1, 0], ("tEXt", [.. "fathom:depth\0"u8, .. System.Text.Encoding.ASCII.GetBytes(json)])));
        Assert.Contains(reason, Assert.Throws<PictureException>(() => DepthMap.Load(file)).Message);
    }

    [Fact]
    public void A_picture_is_not_made_of_a_depth_file()
    {
        foreach (var name in new[] { "x.exr", "x.tiff", "x.npy" })
        {
            new DepthMap(1, 1, [3], DepthKind.MetricDepth).Save(folder[name]);
            Assert.Contains("as depth only", Assert.Throws<PictureException>(() => Image.Load(folder[name])).Message);
        }
    }

    private string Latin(string name) => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder[name]));

    private static Gen<DepthMap> Described() =>
        from map in PfmTests.DepthMaps()
        from seen in ArbMap.Default.GeneratorFor<bool>()
        from focal in ArbMap.Default.GeneratorFor<double>().Where(value => value > 0 && double.IsFinite(value)).ArrayOf(2)
        from centre in ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).ArrayOf(2)
        select seen ? map.WithCamera(new Camera(map.Width, map.Height, focal[0], focal[1], centre[0], centre[1])) : map;
}
