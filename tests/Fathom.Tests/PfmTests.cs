using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class PfmTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_depth_map_survives_a_round_trip_bit_for_bit() =>
        Prop.ForAll(DepthMaps().ToArbitrary(), map =>
        {
            map.SavePfm(folder["x.pfm"]);
            var read = DepthMap.LoadPfm(folder["x.pfm"], map.Kind);
            return (read.Width, read.Height, read.Kind) == (map.Width, map.Height, map.Kind)
                && Enumerable.Range(0, map.Values.Length).All(i => map.IsValid(i) && !float.IsNaN(map.Values[i])
                    ? read.IsValid(i) && BitConverter.SingleToInt32Bits(read.Values[i]) == BitConverter.SingleToInt32Bits(map.Values[i])
                    : !read.IsValid(i));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_file_is_the_one_of_the_format_description()
    {
        new DepthMap(2, 2, [1, 2, 3, 4], DepthKind.MetricDepth).SavePfm(folder["x.pfm"]);
        byte[] expected = [.. "Pf\n2 2\n-1.0\n"u8, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x40, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40];
        Assert.Equal(expected, File.ReadAllBytes(folder["x.pfm"]));
    }

    [Fact]
    public void Big_endian_files_are_read()
    {
        var file = folder.Write("x.pfm", [.. "Pf 2 1 1\n"u8, 0x3F, 0x80, 0, 0, 0x7F, 0x80, 0, 0]);
        Assert.Equal([1, float.PositiveInfinity], DepthMap.LoadPfm(file, DepthKind.MetricDepth).Values);
    }

    [Fact]
    public void Lines_may_end_as_on_windows_and_a_line_feed_may_be_a_part_of_the_first_float()
    {
        Assert.Equal([1, 2], DepthMap.LoadPfm(folder.Write("x.pfm", [.. "Pf\r\n2 1\r\n-1.0\r\n"u8, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]), DepthKind.MetricDepth).Values);
        var first = BitConverter.Int32BitsToSingle(0x3F80000A);
        Assert.Equal([first], DepthMap.LoadPfm(folder.Write("y.pfm", [.. "Pf\r\n1 1\r\n-1.0\r"u8, .. BitConverter.GetBytes(first)]), DepthKind.MetricDepth).Values);
    }

    [Theory]
    [InlineData("Pf\n1 1\n-1.0\n\n1234", PictureProblem.Corrupt)]
    [InlineData("Pf\r\n1 1\r\n-1.0\r\n12345", PictureProblem.Corrupt)]
    [InlineData("Pf\n2 2\n-1.0\n1234", PictureProblem.Truncated)]
    [InlineData("Pf\n2 2", PictureProblem.Truncated)]
    [InlineData("Pf\n1 1\n-1.0\n12345", PictureProblem.Corrupt)]
    [InlineData("Pf\n0 1\n-1.0\n", PictureProblem.Corrupt)]
    [InlineData("Pf\n-3 1\n-1.0\n", PictureProblem.Corrupt)]
    [InlineData("Pf\n1 1\n0\n1234", PictureProblem.Corrupt)]
    [InlineData("Pf\n1 1\nlittle\n1234", PictureProblem.Corrupt)]
    [InlineData("Pf\n60000 60000\n-1.0\n", PictureProblem.TooLarge)]
    [InlineData("PF\n1 1\n-1.0\n123412341234", PictureProblem.Unsupported)]
    [InlineData("hello", PictureProblem.NotAPicture)]
    public void A_bad_file_is_refused_with_its_reason(string content, PictureProblem problem)
    {
        var file = folder.Write("bad.pfm", Encoding.Latin1.GetBytes(content));
        var error = Assert.Throws<PictureException>(() => DepthMap.LoadPfm(file, DepthKind.MetricDepth));
        Assert.Equal(problem, error.Problem);
    }

    [Fact]
    public void An_endless_header_is_refused()
    {
        var file = folder.Write("bad.pfm", [.. "Pf\n"u8, .. Enumerable.Repeat((byte)'9', 1000)]);
        Assert.Equal(PictureProblem.Corrupt, Assert.Throws<PictureException>(() => DepthMap.LoadPfm(file, DepthKind.MetricDepth)).Problem);
    }

    [Fact]
    public void Picture_and_float_map_point_to_each_other()
    {
        var png = folder.Write("x.png", new Image(1, 1).EncodePng());
        Assert.Contains("FromPng16", Assert.Throws<PictureException>(() => DepthMap.LoadPfm(png, DepthKind.MetricDepth)).Message);
        new DepthMap(1, 1, [1], DepthKind.MetricDepth).SavePfm(folder["x.pfm"]);
        Assert.Contains("LoadPfm", Assert.Throws<PictureException>(() => Image.Load(folder["x.pfm"])).Message);
    }

    internal static Gen<DepthMap> DepthMaps() =>
        from width in Gen.Choose(1, 9)
        from height in Gen.Choose(1, 9)
        from values in ArbMap.Default.GeneratorFor<float>().ArrayOf(width * height)
        from valid in ArbMap.Default.GeneratorFor<bool>().ArrayOf(width * height)
        from masked in ArbMap.Default.GeneratorFor<bool>()
        from kind in Gen.Elements(Enum.GetValues<DepthKind>())
        select new DepthMap(width, height, values, kind, masked ? valid : null);
}
