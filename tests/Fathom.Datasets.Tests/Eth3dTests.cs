namespace Fathom.Datasets.Tests;

public sealed class Eth3dTests : Layout
{
    private const string Picture = "courtyard/images/dslr_images/DSC_0286.JPG", Depth = "courtyard/ground_truth_depth/dslr_images/DSC_0286.JPG";

    [Fact]
    public void Depth_is_a_bare_list_of_floats_and_infinity_is_unknown()
    {
        Pictures(3, 2, Picture);
        Floats(Depth, 1, 2, float.PositiveInfinity, 71.5f, 100, 0);

        var frame = Assert.Single(Eth3d.Read(Path));
        var depth = frame.Load().Depth;

        Assert.Equal(("courtyard_DSC_0286", 72, "courtyard"), (frame.Name, frame.Cap, frame.Place));
        Assert.Equal((3, 2, DepthKind.MetricDepth), (depth.Width, depth.Height, depth.Kind));
        Assert.Equal([true, true, false, true, true, false], Known(depth));
        Assert.Equal((2f, 71.5f), (depth[1, 0], depth[0, 1]));
        Named(Eth3d.Read, "*/images/dslr_images/*");
    }

    [Fact]
    public void A_picture_taken_upright_stays_as_the_sensor_and_the_depth_have_it()
    {
        // White on the left; EXIF says that a quarter turn to the right makes it upright.
        var image = new Image(32, 16);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = i / 3 % 32 < 16 ? (byte)255 : (byte)0;
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        var jpeg = image.EncodeJpeg();
        File.WriteAllBytes(At(Picture), [.. jpeg[..2], .. exif, .. jpeg[2..]]);
        Floats(Depth, new float[32 * 16]);

        var turned = Image.Load(this[Picture]);
        var sample = Eth3d.Read(Path).Single().Load();

        Assert.Equal((16, 32), (turned.Width, turned.Height));
        Assert.Equal((32, 16, 32, 16), (sample.Image.Width, sample.Image.Height, sample.Depth.Width, sample.Depth.Height));
        Assert.Equal(Image.Decode(jpeg, "plain").Pixels, sample.Image.Pixels);
    }

    [Fact]
    public void Depth_of_another_size_is_refused()
    {
        Pictures(3, 2, Picture);
        Floats(Depth, 1, 2, 3);
        Assert.Contains("12 bytes are not the 3×2 floats of the picture.", Assert.Throws<DatasetException>(() => Eth3d.Read(Path).Single().Load()).Message, StringComparison.Ordinal);
        File.Delete(this[Depth]);
        Assert.Contains("there is no such file", Assert.Throws<DatasetException>(() => Eth3d.Read(Path).Single().Load()).Message, StringComparison.Ordinal);
        File.WriteAllBytes(this[Picture], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0, 0]);
        Assert.Throws<PictureException>(() => Eth3d.Read(Path).Single().Load());
    }
}
