namespace Fathom.Tests;

public sealed class BadPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Assert.Contains("no such file", Refused(folder["none.png"], PictureProblem.Missing));
        Assert.Contains("no such file", Refused(folder["none/none.png"], PictureProblem.Missing));
        Assert.Contains("folder", Refused(folder.Path, PictureProblem.Missing));
    }

    // To open a pipe is to wait for its writer.
    [Fact]
    public async Task A_pipe_is_refused_before_it_is_opened()
    {
        var pipe = folder.Pipe("pipe.png");
        var message = await Task.Run(() => Refused(pipe, PictureProblem.Unsupported)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Contains("a pipe or device", message);
    }

    [Fact]
    public void Zero_bytes_are_called_empty() => Assert.Contains("zero bytes", Refused("empty.png", [], PictureProblem.Empty));

    [Fact]
    public void Text_named_png_is_called_text() =>
        Assert.Contains("text, not a picture", Refused("notes.png", "Grüße aus dem Wald\n"u8.ToArray(), PictureProblem.NotAPicture));

    [Fact]
    public void Random_bytes_are_no_picture()
    {
        var noise = new byte[4096];
        new Random(1).NextBytes(noise);
        Assert.Contains("not a picture", Refused("noise.jpg", noise, PictureProblem.NotAPicture));
    }

    [Theory]
    [InlineData("GIF89a......", "GIF")]
    [InlineData("RIFF....WEBPVP8 ", "WebP")]
    [InlineData("BM..........", "BMP")]
    public void Other_formats_are_named(string content, string format) =>
        Assert.Contains($"a {format} file", Refused("x.png", System.Text.Encoding.Latin1.GetBytes(content), PictureProblem.Unsupported));

    [Fact]
    public void Every_truncation_of_a_png_is_refused()
    {
        var whole = Picture().EncodePng();
        for (var length = 1; length < whole.Length; length += length < 100 ? 1 : 37)
            Refused("cut.png", whole[..length], PictureProblem.Truncated);
        Refused("cut.png", whole[..^1], PictureProblem.Truncated);
    }

    [Theory]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData(null)]
    public void Every_truncation_of_a_jpeg_is_refused(string? fixture)
    {
        var whole = fixture is null ? Picture().EncodeJpeg() : File.ReadAllBytes(PictureReadingTests.Fixture(fixture));
        for (var length = 1; length < whole.Length; length++)
            Refused("cut.jpg", whole[..length], PictureProblem.Truncated);
    }

    [Fact]
    public void A_jpeg_whose_tail_was_never_downloaded_is_refused()
    {
        var whole = Picture().EncodeJpeg();
        whole.AsSpan(whole.Length / 2).Clear();
        Refused("preallocated.jpg", whole, PictureProblem.Truncated);
    }

    [Fact]
    public void A_jpeg_whose_last_scan_is_repeated_for_ever_is_refused()
    {
        var whole = File.ReadAllBytes(PictureReadingTests.Fixture("progressive.jpg"));
        var lastScan = whole.AsSpan(0, whole.Length - 2).LastIndexOf([(byte)0xFF, (byte)0xDA]);
        var scan = whole[lastScan..^2];
        Refused("scans.jpg", [.. whole[..lastScan], .. Enumerable.Repeat(scan, 2000).SelectMany(bytes => bytes), 0xFF, 0xD9], PictureProblem.Corrupt);
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_png_is_refused()
    {
        var whole = Picture().EncodePng();
        for (var i = 0; i < whole.Length; i += 13)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 4;
            Assert.Throws<PictureException>(() => Image.Decode(damaged, "damaged.png"));
        }
    }

    [Fact]
    public void No_damage_to_a_jpeg_crashes()
    {
        const int Step = 5;
        var whole = File.ReadAllBytes(PictureReadingTests.Fixture("progressive.jpg"));
        var refused = 0;
        for (var i = 0; i < whole.Length; i += Step)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x55;
            try
            {
                // A JPEG has no checksums: damage to pixels may pass, with the size of the header.
                var image = Image.Decode(damaged, "damaged.jpg");
                Assert.Equal(3 * image.Width * image.Height, image.Pixels.Length);
            }
            catch (PictureException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, whole.Length / Step / 10, whole.Length / Step);
    }

    [Fact]
    public void A_header_claiming_60000_by_60000_is_refused_before_any_memory_is_taken()
    {
        var bomb = PngWriter.Write(60_000, 60_000, 8, PngWriter.Rgb, []);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Refused("bomb.png", bomb, PictureProblem.TooLarge);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains("60000×60000", message);
        Assert.Contains("PixelBudget.MaxSide", message);
    }

    [Theory]
    [InlineData("2147483647 2147483647", PictureProblem.TooLarge)]
    [InlineData("32768 3000", PictureProblem.Truncated)]
    [InlineData("99999999999999999999 1", PictureProblem.Corrupt)]
    [InlineData("-1 -1", PictureProblem.Corrupt)]
    public void A_float_map_claiming_any_size_is_refused_before_any_memory_is_taken(string size, PictureProblem problem)
    {
        var file = folder.Write("bomb.pfm", System.Text.Encoding.ASCII.GetBytes($"Pf\n{size}\n-1.0\n1234"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(problem, Assert.Throws<PictureException>(() => DepthMap.LoadPfm(file, DepthKind.MetricDepth)).Problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Each_limit_is_named_with_the_way_to_raise_it()
    {
        var file = folder.Write("picture.png", Picture().EncodePng());
        Assert.Contains("MaxPixels", Refused(file, PictureProblem.TooLarge, new PixelBudget(MaxPixels: 64 * 48 - 1)));
        Assert.Contains("MaxSide", Refused(file, PictureProblem.TooLarge, new PixelBudget(MaxSide: 63)));
        Assert.Contains("MaxBytes", Refused(file, PictureProblem.TooLarge, new PixelBudget(MaxBytes: 100)));
        Assert.Equal(64, Image.Load(file, new PixelBudget(64 * 48, 64)).Width);
    }

    [Fact]
    public void A_budget_beyond_what_an_array_holds_does_not_overflow()
    {
        var bomb = PngWriter.Write(60_000, 60_000, 8, PngWriter.Rgb, []);
        Assert.Contains("an Image holds at most", Refused("bomb.png", bomb, PictureProblem.TooLarge, new PixelBudget(long.MaxValue, int.MaxValue)));
    }

    [Fact]
    public void A_png_of_too_few_pixels_is_refused_not_half_read()
    {
        var rows = PngWriter.Write(4, 2, 8, PngWriter.Rgb, new byte[24]);
        var claim = PngWriter.Write(4, 3, 8, PngWriter.Rgb, []);
        // The header of a taller picture before the pixels of a shorter one; every checksum is right.
        byte[] liar = [.. claim[..33], .. rows[33..]];
        Assert.Contains("damaged", Refused("liar.png", liar, PictureProblem.Corrupt));
    }

    [Fact]
    public void A_png_with_a_filter_that_does_not_exist_is_refused() =>
        Assert.Contains("row 1 has filter 5", Refused("filter.png", PngWriter.Write(4, 2, 8, PngWriter.Rgb, new byte[24], y => (byte)(5 * y)), PictureProblem.Corrupt));

    [Fact]
    public void A_png_that_asks_for_a_dictionary_is_refused()
    {
        // The bit 0x20 of deflate's header: nobody has the dictionary.
        byte[] file = [.. PngWriter.Write(4, 2, 8, PngWriter.Rgb, [])[..33], .. PngWriter.Chunk("IDAT", [0x78, 0x20, 1, 2, 3, 4]), .. PngWriter.Chunk("IEND", [])];
        Assert.Contains("do not decompress", Refused("dictionary.png", file, PictureProblem.Corrupt));
    }

    private static Image Picture()
    {
        var image = new Image(64, 48);
        new Random(7).NextBytes(image.Pixels);
        return image;
    }

    private string Refused(string name, byte[] content, PictureProblem problem, PixelBudget? budget = null) =>
        Refused(folder.Write(name, content), problem, budget);

    private static string Refused(string path, PictureProblem problem, PixelBudget? budget = null)
    {
        var error = Assert.Throws<PictureException>(() => Image.Load(path, budget));
        Assert.Equal(problem, error.Problem);
        Assert.StartsWith($"{path}: ", error.Message);
        return error.Message;
    }
}
