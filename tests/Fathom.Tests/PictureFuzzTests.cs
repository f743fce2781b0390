namespace Fathom.Tests;

public sealed class PictureFuzzTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // A header may claim any size within the budget, and memory for that is taken: here a megapixel.
    private static readonly PixelBudget Budget = new(MaxPixels: 1_000_000);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_float_maps_are_read_or_refused(int mutations)
    {
        var map = new DepthMap(3, 2, [1, 2, float.NaN, float.PositiveInfinity, -5, 6], DepthKind.MetricDepth);
        map.SavePfm(folder["good.pfm"]);
        var big = "Pf 2 1 1.0\n"u8.ToArray().Concat(new byte[8]).ToArray();
        new Fuzzer(9, File.ReadAllBytes(folder["good.pfm"]), big).Run(mutations, bytes =>
        {
            var file = folder["fuzzed.pfm"];
            File.WriteAllBytes(file, bytes);
            DepthMap.LoadPfm(file, DepthKind.MetricDepth);
        }, typeof(PictureException));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_pngs_are_decoded_or_refused(int mutations) =>
        new Fuzzer(10, Pngs()).Run(mutations, bytes => Image.Decode(bytes, "fuzzed.png", Budget), typeof(PictureException));

    [Theory]
    [InlineData(500)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_pngs_with_right_checksums_are_decoded_or_refused(int mutations) =>
        new Fuzzer(11, Pngs()) { Mend = PngChecksums.Mend }.Run(mutations, bytes => Image.Decode(bytes, "fuzzed.png", Budget), typeof(PictureException));

    [Theory]
    [InlineData(500)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_depth_pngs_are_decoded_or_refused(int mutations)
    {
        var map = new DepthMap(3, 2, [1, 2, 3, 4, 5, 6], DepthKind.MetricDepth);
        map.SavePng16(folder["good.png"], 256);
        new Fuzzer(12, File.ReadAllBytes(folder["good.png"])) { Mend = PngChecksums.Mend }.Run(mutations, bytes =>
        {
            var file = folder["fuzzed.png"];
            File.WriteAllBytes(file, bytes);
            DepthMap.FromPng16(file, 256, budget: Budget);
        }, typeof(PictureException));
    }

    // A JPEG has no checksums: most damage is decoded, to wrong pixels.
    [Theory]
    [InlineData(500)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_jpegs_are_decoded_or_refused(int mutations)
    {
        var jpegs = Array.ConvertAll(["grey.jpg", "progressive.jpg", "cmyk.jpg"], name => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)));
        new Fuzzer(13, jpegs).Run(mutations, bytes => Image.Decode(bytes, "fuzzed.jpg", Budget), typeof(PictureException));
    }

    private static byte[][] Pngs()
    {
        var random = new Random(1);
        byte[] Rows(int count)
        {
            var rows = new byte[count];
            random.NextBytes(rows);
            return rows;
        }
        return
        [
            PngWriter.Write(5, 4, 8, PngWriter.Rgb, Rows(60)),
            PngWriter.Write(5, 4, 16, PngWriter.Rgba, Rows(160)),
            PngWriter.Write(9, 3, 1, PngWriter.Grey, Rows(6)),
            PngWriter.Write(4, 4, 8, PngWriter.Palette, Rows(16), ("PLTE", Rows(768)), ("tRNS", [0, 128]), ("tEXt", "Title\0x"u8.ToArray())),
        ];
    }
}
