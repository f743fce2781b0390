using System.Text;
using static Fathom.Tests.DepthFileWriter;

namespace Fathom.Tests;

/// <summary>Files as other programs write them: built here from the formats' descriptions, or by numpy, PIL and libtiff (Fixtures/make.py).</summary>
public sealed class ForeignDepthFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<f4", "(2, 3)")]
    [InlineData(">f4", "(2, 3)")]
    [InlineData("<f8", "(1, 2, 3)")]
    [InlineData(">f8", "(2, 3, 1)")]
    [InlineData("<f2", "(1, 1, 2, 3)")]
    [InlineData("<u2", "(2, 3)")]
    [InlineData(">u2", "(2, 3)")]
    public void An_npy_file_of_any_number_type_and_order_is_read(string type, string shape)
    {
        var file = folder.Write("x.npy", Npy(1, $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}", [.. Enumerable.Range(1, 6).SelectMany(i => Number(i, type))]));
        var map = DepthMap.Load(file, DepthKind.MetricDepth);
        Assert.Equal((3, 2), (map.Width, map.Height));
        Assert.Equal([1, 2, 3, 4, 5, 6], map.Values);
    }

    [Fact]
    public void An_npy_file_is_byte_for_byte_the_one_of_numpy()
    {
        new DepthMap(2, 1, [1, 2], DepthKind.MetricDepth).Save(folder["x.npy"]);
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }".PadRight(117) + "\n";
        byte[] expected = [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40];
        Assert.Equal(expected, File.ReadAllBytes(folder["x.npy"]));
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 1), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2, 2), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 2), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 1, 2, 1), }", PictureProblem.Unsupported)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 1), }", PictureProblem.Corrupt)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 1), }", PictureProblem.Corrupt)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", PictureProblem.Corrupt)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }", PictureProblem.Truncated)]
    [InlineData("{'descr': '<f2', 'fortran_order': False, 'shape': (1, 1), }", PictureProblem.Corrupt)]
    public void A_bad_npy_file_is_refused_with_its_reason(string header, PictureProblem problem)
    {
        var file = folder.Write("bad.npy", Npy(2, header, new byte[4]));
        Assert.Equal(problem, Assert.Throws<PictureException>(() => DepthMap.Load(file, DepthKind.MetricDepth)).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_exr_file_of_several_channels_gives_its_depth(byte compression)
    {
        // Half alpha before float Z, 3×2, first row −5: as renderers write it.
        var rows = new List<byte>();
        for (var y = 0; y < 2; y++)
        {
            for (var x = 0; x < 3; x++)
                rows.AddRange(BitConverter.GetBytes((Half)0.5));
            for (var x = 0; x < 3; x++)
                rows.AddRange(BitConverter.GetBytes(10f * y + x));
        }
        byte[] all = [.. rows];
        byte[][] chunks = compression == 3 ? [all] : [all[..18], all[18..]];
        var file = folder.Write("x.exr", Exr(compression, 3, 2, -5, [("A", 1), ("Z", 2)], [.. chunks.Select(chunk => compression == 0 ? chunk : Zip(chunk))]));
        Assert.Equal([0, 1, 2, 10, 11, 12], DepthMap.Load(file, DepthKind.MetricDepth).Values);
    }

    [Fact]
    public void An_exr_file_of_half_floats_is_read()
    {
        byte[] row = [.. BitConverter.GetBytes((Half)1.5), .. BitConverter.GetBytes(Half.PositiveInfinity)];
        Assert.Equal([1.5f, float.PositiveInfinity], DepthMap.Load(folder.Write("x.exr", Exr(0, 2, 1, 0, [("depth", 1)], [row])), DepthKind.MetricDepth).Values);
    }

    [Fact]
    public void An_exr_file_of_depth_and_whole_numbers_gives_its_depth()
    {
        byte[] row = [7, 0, 0, 0, 8, 0, 0, 0, .. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(2.5f)];
        Assert.Equal([1.5f, 2.5f], DepthMap.Load(folder.Write("x.exr", Exr(0, 2, 1, 0, [("ID", 0), ("Z", 2)], [row])), DepthKind.MetricDepth).Values);
    }

    [Fact]
    public void Red_is_depth_in_an_exr_file_only_without_green_and_blue()
    {
        byte[] row = [.. BitConverter.GetBytes(0.5f), .. BitConverter.GetBytes(2.5f)];
        Assert.Equal(2.5f, DepthMap.Load(folder.Write("x.exr", Exr(0, 1, 1, 0, [("A", 2), ("R", 2)], [row])), DepthKind.MetricDepth)[0, 0]);
        Assert.Contains("the channels G, R, none of them depth", Refused(Exr(0, 1, 1, 0, [("G", 2), ("R", 2)], [row]), PictureProblem.Unsupported));
        Assert.Contains("the channels B, G, R, none of them depth", Refused(Exr(0, 1, 1, 0, [("B", 2), ("G", 2), ("R", 2)], [new byte[12]]), PictureProblem.Unsupported));
        Assert.Equal(2.5f, DepthMap.Load(folder.Write("x.exr", Exr(0, 1, 1, 0, [("B", 2), ("G", 2), ("R", 2), ("Z", 2)], [[.. new byte[12], .. row[4..]]])), DepthKind.MetricDepth)[0, 0]);
    }

    [Fact]
    public void An_exr_file_that_is_not_read_says_how_to_write_it()
    {
        Assert.Contains("PIZ compression, which is not read here. Write it with ZIP", Refused(Exr(4, 1, 1, 0, [("Y", 2)], [new byte[4]]), PictureProblem.Unsupported));
        Assert.Contains("none of them depth", Refused(Exr(0, 1, 1, 0, [("U", 2), ("W", 2)], [new byte[8]]), PictureProblem.Unsupported));
        Assert.Contains("whole numbers", Refused(Exr(0, 1, 1, 0, [("id", 0)], [new byte[4]]), PictureProblem.Unsupported));
        var tiled = Exr(0, 1, 1, 0, [("Y", 2)], [new byte[4]]);
        tiled[5] = 2;
        Assert.Contains("tiles", Refused(tiled, PictureProblem.Unsupported));
    }

    [Fact]
    public void Every_truncation_of_an_exr_is_refused()
    {
        new DepthMap(5, 40, [.. Enumerable.Range(0, 200).Select(i => i / 7f)], DepthKind.MetricDepth).Save(folder["x.exr"]);
        var whole = File.ReadAllBytes(folder["x.exr"]);
        for (var length = 4; length < whole.Length; length++)
            Refused(whole[..length], PictureProblem.Truncated);
    }

    [Fact]
    public void A_damaged_exr_is_refused()
    {
        byte[] row = [1, 2, 3, 4];
        Assert.Contains("begins in row", Refused(Exr(0, 1, 1, 0, [("Y", 2)], [row], chunkRow: 7), PictureProblem.Corrupt));
        Assert.Contains("3 bytes instead of 4", Refused(Exr(0, 1, 1, 0, [("Y", 2)], [[1, 2, 3]]), PictureProblem.Truncated, PictureProblem.Corrupt));
        Assert.Contains("cannot be unpacked", Refused(Exr(2, 2, 1, 0, [("Y", 2)], [[1, 2, 3]]), PictureProblem.Corrupt));
        Assert.Contains("does not unpack to its size", Refused(Exr(2, 8, 1, 0, [("Y", 2)], [Zip(new byte[16])]), PictureProblem.Corrupt));
    }

    [Fact]
    public void Every_truncation_of_a_tiff_is_refused()
    {
        new DepthMap(5, 40, [.. Enumerable.Range(0, 200).Select(i => i / 7f)], DepthKind.MetricDepth).Save(folder["x.tiff"]);
        var whole = File.ReadAllBytes(folder["x.tiff"]);
        for (var length = 4; length < whole.Length - 8; length++)
            Refused(whole[..length], PictureProblem.Truncated, PictureProblem.Corrupt);
    }

    [Theory]
    [InlineData("raw.tiff")]
    [InlineData("deflate.tiff")]
    [InlineData("big-endian.tiff")]
    public void A_tiff_of_another_program_is_read(string name)
    {
        var map = DepthMap.Load(PictureReadingTests.Fixture(name), DepthKind.MetricDepth);
        Assert.Equal((7, 5), (map.Width, map.Height));
        Assert.Equal(Enumerable.Range(0, 35).Select(i => i / 8f), map.Values);
    }

    [Fact]
    public void A_tiff_that_is_no_depth_is_refused()
    {
        var bytes = Tiff((256, 4, 1), (257, 4, 1), (258, 3, 8), (273, 4, 8), (279, 4, 1));
        Assert.Contains("not 32-bit floats", Refused(bytes, PictureProblem.Unsupported));
        Assert.Contains("compression 7", Refused(Tiff((256, 4, 1), (257, 4, 1), (258, 3, 32), (259, 3, 7), (339, 3, 3)), PictureProblem.Unsupported));
        Assert.Contains("turned (orientation 6)", Refused(Tiff((256, 4, 1), (257, 4, 1), (258, 3, 32), (274, 3, 6), (339, 3, 3)), PictureProblem.Unsupported));
        Assert.Contains("strips", Refused(Tiff((256, 4, 1), (257, 4, 1), (258, 3, 32), (339, 3, 3)), PictureProblem.Corrupt));
        Assert.Contains("claims 0×1", Refused(Tiff((256, 4, 0), (257, 4, 1)), PictureProblem.Corrupt));
    }

    private string Refused(byte[] content, params PictureProblem[] problems)
    {
        var file = folder.Write("bad", content);
        var error = Assert.Throws<PictureException>(() => DepthMap.Load(file, DepthKind.MetricDepth));
        Assert.Contains(error.Problem, problems);
        return error.Message;
    }

    private static byte[] Number(int value, string type)
    {
        byte[] little = type[1..] switch
        {
            "f2" => BitConverter.GetBytes((Half)value),
            "f4" => BitConverter.GetBytes((float)value),
            "f8" => BitConverter.GetBytes((double)value),
            _ => BitConverter.GetBytes((ushort)value),
        };
        return type[0] == '<' ? little : [.. little.Reverse()];
    }
}
