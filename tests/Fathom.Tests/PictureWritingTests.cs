namespace Fathom.Tests;

public sealed class PictureWritingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 3)]
    [InlineData(64, 64)]
    public void A_png_is_read_back_bit_for_bit(int width, int height)
    {
        var image = Noise(width, height);
        image.Save(folder["x.png"]);
        Assert.Equal(image.Pixels, Image.Load(folder["x.png"]).Pixels);
    }

    [Fact]
    public void Sixteen_bit_numbers_are_written_as_stored()
    {
        ushort[] numbers = [0, 1, 256, 257, 65535, 0x1234];
        Png16.Save(folder["grey.png"], numbers, 3, 2);
        Png16.Save(folder["colour.png"], numbers, 2, 1);

        Assert.Equal(numbers.Select(number => (float)number), DepthMap.FromPng16(folder["grey.png"], 1, invalid: null).Values);
        // Sixteen bits of colour are read as eight: divided by 257.
        Assert.Equal([0, 0, 1, 1, 255, 18], Image.Load(folder["colour.png"]).Pixels);
        Assert.Throws<ArgumentException>(() => Png16.Save(folder["x.png"], numbers, 2, 2));
    }

    [Fact]
    public void A_jpeg_is_read_back_within_its_quality()
    {
        var image = new Image(64, 64);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i % 3 == 0 ? i / 192 * 4 : 90);
        image.Save(folder["x.JPG"], jpegQuality: 95);
        var read = Image.Load(folder["x.JPG"]);
        Assert.InRange(image.Pixels.Zip(read.Pixels, (a, b) => Math.Abs(a - b)).Average(), 0, 2);
    }

    [Fact]
    public void Another_extension_is_refused() =>
        Assert.Contains(".png or .jpg", Assert.Throws<FathomException>(() => new Image(1, 1).Save(folder["x.bmp"])).Message);

    private static Image Noise(int width, int height)
    {
        var image = new Image(width, height);
        new Random(width).NextBytes(image.Pixels);
        return image;
    }
}
