namespace Fathom.Tests;

public sealed class PictureReadingTests
{
    private static readonly (int R, int G, int B)[] Quarters = [(200, 30, 40), (20, 180, 60), (30, 50, 220), (240, 240, 20)];

    [Fact]
    public void Eight_bit_colour_is_read_as_stored()
    {
        var image = Decode(PngWriter.Write(2, 1, 8, PngWriter.Rgb, [1, 2, 3, 250, 128, 0]));
        Assert.Equal((2, 1), (image.Width, image.Height));
        Assert.Equal([1, 2, 3, 250, 128, 0], image.Pixels);
    }

    [Theory]
    [InlineData(1, new byte[] { 0b0100_0000 }, new byte[] { 0, 255 })]
    [InlineData(2, new byte[] { 0b0110_0000 }, new byte[] { 85, 170 })]
    [InlineData(4, new byte[] { 0x3C }, new byte[] { 51, 204 })]
    [InlineData(8, new byte[] { 7, 200 }, new byte[] { 7, 200 })]
    public void Grey_of_every_depth_is_repeated_in_three_channels(byte depth, byte[] row, byte[] expected)
    {
        var image = Decode(PngWriter.Write(2, 1, depth, PngWriter.Grey, row));
        Assert.Equal(expected.SelectMany(v => new[] { v, v, v }), image.Pixels);
    }

    [Fact]
    public void Sixteen_bits_are_divided_by_257_and_rounded()
    {
        // Around the edge between 0 and 1, an exact multiple, and the top: cutting to the upper byte would give 0 0 0 128 255.
        ushort[] values = [128, 129, 255, 128 * 257, 65535];
        byte[] expected = [0, 1, 1, 128, 255];
        var row = values.SelectMany(v => new[] { (byte)(v >> 8), (byte)v }).ToArray();
        Assert.Equal(expected.SelectMany(v => new[] { v, v, v }), Decode(PngWriter.Write(5, 1, 16, PngWriter.Grey, row)).Pixels);

        var colors = Decode(PngWriter.Write(1, 1, 16, PngWriter.Rgb, [0, 129, 1, 1, 255, 255])).Pixels;
        Assert.Equal([1, 1, 255], colors);
    }

    [Fact]
    public void Alpha_is_dropped_and_the_colour_below_it_kept()
    {
        Assert.Equal([10, 20, 30, 40, 50, 60], Decode(PngWriter.Write(2, 1, 8, PngWriter.Rgba, [10, 20, 30, 0, 40, 50, 60, 128])).Pixels);
        Assert.Equal([9, 9, 9], Decode(PngWriter.Write(1, 1, 8, PngWriter.GreyAlpha, [9, 0])).Pixels);
        Assert.Equal([1, 2, 255], Decode(PngWriter.Write(1, 1, 16, PngWriter.Rgba, [1, 1, 2, 2, 255, 255, 0, 0])).Pixels);
    }

    [Theory]
    [InlineData(8, PngWriter.Grey, 1)]
    [InlineData(16, PngWriter.Grey, 2)]
    [InlineData(8, PngWriter.GreyAlpha, 2)]
    [InlineData(16, PngWriter.GreyAlpha, 4)]
    [InlineData(8, PngWriter.Rgb, 3)]
    [InlineData(16, PngWriter.Rgb, 6)]
    [InlineData(8, PngWriter.Rgba, 4)]
    [InlineData(16, PngWriter.Rgba, 8)]
    public void Every_filter_is_undone_in_every_layout(byte depth, byte color, int pixelBytes)
    {
        const int Width = 37, Height = 25;
        var rows = new byte[Width * Height * pixelBytes];
        new Random(5).NextBytes(rows);
        // Paeth's first choice among equals is seen on flat ground only.
        rows.AsSpan(0, rows.Length / 2).Fill(200);
        var expected = Decode(PngWriter.Write(Width, Height, depth, color, rows)).Pixels;
        Assert.Equal(expected, Decode(PngWriter.Write(Width, Height, depth, color, rows, y => (byte)(y % 5))).Pixels);
        Assert.Equal(expected, Decode(PngWriter.Write(Width, Height, depth, color, rows, y => (byte)(4 - y % 5))).Pixels);
    }

    [Fact]
    public void A_palette_is_looked_up_with_and_without_transparency()
    {
        byte[] palette = [1, 2, 3, 100, 150, 200];
        Assert.Equal([100, 150, 200, 1, 2, 3], Decode(PngWriter.Write(2, 1, 8, PngWriter.Palette, [1, 0], ("PLTE", palette))).Pixels);
        Assert.Equal([100, 150, 200, 1, 2, 3], Decode(PngWriter.Write(2, 1, 1, PngWriter.Palette, [0b1000_0000], ("PLTE", palette), ("tRNS", [0, 9]))).Pixels);
    }

    [Fact]
    public void A_single_transparent_colour_is_kept_as_a_colour() =>
        Assert.Equal([5, 6, 7], Decode(PngWriter.Write(1, 1, 8, PngWriter.Rgb, [5, 6, 7], ("tRNS", [0, 5, 0, 6, 0, 7]))).Pixels);

    [Fact]
    public void An_interlaced_png_is_read_as_stored() => AssertQuarters(Image.Load(Fixture("interlaced.png")), Quarters, tolerance: 0);

    [Theory]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    public void Jpeg_of_every_colour_model_gives_the_colours_that_were_written(string file)
    {
        var image = Image.Load(Fixture(file));
        Assert.Equal((48, 32), (image.Width, image.Height));
        AssertQuarters(image, Quarters, tolerance: 3);
    }

    [Fact]
    public void Grey_jpeg_gives_luma_in_three_channels()
    {
        // ITU-R 601 luma of the four colours, as the standard's formula gives it.
        var luma = Quarters.Select(c => (int)Math.Round(0.299 * c.R + 0.587 * c.G + 0.114 * c.B)).Select(l => (l, l, l)).ToArray();
        AssertQuarters(Image.Load(Fixture("grey.jpg")), luma, tolerance: 2);
    }

    [Theory]
    [InlineData(1, 0, 1, 2, 3)]
    [InlineData(2, 1, 0, 3, 2)]
    [InlineData(3, 3, 2, 1, 0)]
    [InlineData(4, 2, 3, 0, 1)]
    [InlineData(5, 0, 2, 1, 3)]
    [InlineData(6, 2, 0, 3, 1)]
    [InlineData(7, 3, 1, 2, 0)]
    [InlineData(8, 1, 3, 0, 2)]
    public void Exif_orientation_turns_a_jpeg_upright(byte orientation, int topLeft, int topRight, int bottomLeft, int bottomRight)
    {
        var image = Image.Decode(WithExif(File.ReadAllBytes(Fixture("progressive.jpg")), orientation), "turned.jpg");
        Assert.Equal(orientation >= 5 ? (32, 48) : (48, 32), (image.Width, image.Height));
        AssertQuarters(image, [Quarters[topLeft], Quarters[topRight], Quarters[bottomLeft], Quarters[bottomRight]], tolerance: 3);
    }

    [Fact]
    public void Libjpeg_and_opencv_read_a_jpeg_as_the_same_pixels()
    {
        var picture = new Image(53, 37);
        new Random(1).NextBytes(picture.Pixels);
        foreach (var jpeg in new[] { picture.EncodeJpeg(90), picture.EncodeJpeg(40), File.ReadAllBytes(Fixture("progressive.jpg")), File.ReadAllBytes(Fixture("grey.jpg")) })
            // With EXIF data it is OpenCV that reads it.
            Assert.Equal(Image.Decode(WithExif(jpeg, orientation: 1), "opencv.jpg").Pixels, Image.Decode(jpeg, "libjpeg.jpg").Pixels);
    }

    [Fact]
    public void The_header_knows_how_large_a_turned_picture_will_be()
    {
        var jpeg = File.ReadAllBytes(Fixture("progressive.jpg"));
        var turned = 0;
        foreach (var bigEndian in new[] { false, true })
            for (byte orientation = 0; orientation < 12; orientation++)
            {
                var file = WithExif(jpeg, orientation, bigEndian);
                var (header, image) = (PictureHeader.Read(file, "x"), Image.Decode(file, "x"));
                Assert.Equal((image.Width, image.Height), header.UprightSize);
                turned += header.IsTurned ? 1 : 0;
            }
        Assert.Equal(8, turned);
        // An EXIF segment that breaks off before its orientation turns nothing.
        for (var length = 0; length < 24; length++)
            Assert.False(PictureHeader.Read([.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(length + 2), .. WithExif(jpeg, 6).AsSpan(6, length), .. jpeg[2..]], "x").IsTurned);
    }

    private static byte[] WithExif(byte[] jpeg, byte orientation, bool bigEndian = false)
    {
        byte[] exif = bigEndian
            ? [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
            : [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    [Fact]
    public void A_faulty_colour_profile_and_texts_do_not_matter()
    {
        var image = Decode(PngWriter.Write(1, 1, 8, PngWriter.Rgb, [1, 2, 3], ("iCCP", [1, 2, 3]), ("gAMA", [0, 0, 0, 1]), ("tEXt", "a\0b"u8.ToArray())));
        Assert.Equal([1, 2, 3], image.Pixels);
    }

    [Fact]
    public void The_header_tells_size_depth_and_channels_without_decoding()
    {
        Assert.Equal(new PictureHeader(PictureFormat.Png, 3, 2, 16, 4), PictureHeader.Read(PngWriter.Write(3, 2, 16, PngWriter.Rgba, new byte[48]), "x"));
        Assert.Equal(new PictureHeader(PictureFormat.Jpeg, 48, 32, 8, 4), PictureHeader.Read(File.ReadAllBytes(Fixture("cmyk.jpg")), "x"));
        Assert.Equal(new PictureHeader(PictureFormat.Pfm, 7, 5, 32, 1), PictureHeader.Read("Pf\n7 5\n-1.0\n"u8, "x"));
    }

    private static Image Decode(byte[] file) => Image.Decode(file, "test.png");

    internal static string Fixture(string file) => Path.Combine(AppContext.BaseDirectory, "Fixtures", file);

    private static void AssertQuarters(Image image, (int R, int G, int B)[] expected, int tolerance)
    {
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var x = image.Width / 4 + (quarter % 2) * image.Width / 2;
            var y = image.Height / 4 + (quarter / 2) * image.Height / 2;
            var pixel = image.Pixels.AsSpan(3 * (y * image.Width + x), 3);
            var (r, g, b) = expected[quarter];
            Assert.True(Math.Abs(pixel[0] - r) <= tolerance && Math.Abs(pixel[1] - g) <= tolerance && Math.Abs(pixel[2] - b) <= tolerance,
                $"quarter {quarter}: ({pixel[0]}, {pixel[1]}, {pixel[2]}) instead of ({r}, {g}, {b})");
        }
    }
}
