namespace Fathom.Datasets.Tests.RobotCar;

public sealed class BayerPictureTests : RobotCarFolder
{
    [Fact]
    public void Colours_and_undistortion_agree_with_the_SDK_s_formula()
    {
        // Computed in Python by colour_demosaicing's convolutions, then bilinear sampling within them, then a cast to bytes, as the SDK does; OpenCV's demosaicing agrees within half a level.
        byte[] expected =
        [
            194,29,93,205,145,92,199,138,116,155,222,49,132,177,82,143,198,127,161,111,172,121,176,139,196,137,183,206,167,50,176,139,75,112,173,101,125,173,120,128,191,137,202,136,155,188,131,124,204,139,149,171,197,24,149,170,87,157,207,129,142,155,169,109,162,137,205,90,90,215,154,78,185,137,112,132,187,68,127,184,111,146,185,128,169,174,156,168,118,153,231,153,76,184,171,29,163,160,99,102,140,121,130,177,146,132,155,132,188,98,107,210,140,112,192,137,147,150,183,33,137,187,110,141,54,170,144,186,155,163,119,180,219,137,80,195,154,67,174,150,119,111,169,90,
        ];
        var picture = Picture(8, 6, i => (37 * i * i + 11 * i + 5) % 256, (x, y) => (1 + 7 * (8 * y + x) % 50 / 10.0, 1 + 11 * (8 * y + x) % 30 / 10.0));

        Assert.Equal(expected, picture.Pixels);
    }

    [Fact]
    public void Colours_that_change_evenly_are_exact()
    {
        var picture = Picture(12, 10, i => Filter(i % 12, i / 12) switch { 'R' => Red(i), 'G' => Green(i), _ => Blue(i) }, (x, y) => (x, y));

        foreach (var i in Enumerable.Range(0, 120).Where(i => i % 12 is > 0 and < 11 && i / 12 is > 0 and < 9))
            Assert.Equal((Red(i), Green(i), Blue(i)), (picture.Pixels[3 * i], picture.Pixels[3 * i + 1], picture.Pixels[3 * i + 2]));

        static int Red(int i) => 10 + 2 * (i % 12) + i / 12;
        static int Green(int i) => 30 + i % 12 + 3 * (i / 12);
        static int Blue(int i) => 200 - i % 12 - 2 * (i / 12);
    }

    [Fact]
    public void One_colour_is_that_colour_to_the_edge()
    {
        var picture = Picture(12, 10, i => Filter(i % 12, i / 12) switch { 'R' => 10, 'G' => 200, _ => 30 }, (x, y) => (x, y));
        Assert.All(picture.Pixels.Chunk(3), pixel => Assert.Equal([10, 200, 30], pixel));
    }

    [Fact]
    public void What_lies_outside_of_the_picture_is_black()
    {
        // The second row's last places: just within, just outside, nowhere.
        var picture = Picture(12, 10, _ => 100, (x, y) => (x, y) switch { (9, 1) => (11, 9), (10, 1) => (11.001, 5), (11, 1) => (double.NaN, 5), (11, 2) => (3, -0.001), _ => (x, y) });

        int[] black = [10 + 12, 11 + 12, 11 + 24];
        for (var i = 0; i < 120; i++)
            Assert.Equal(black.Contains(i) ? 0 : 100, picture.Pixels[3 * i]);
    }

    [Fact]
    public void A_picture_in_colour_already_is_refused()
    {
        WriteSdk();
        WritePictures("left", Now);
        new Image(1, 1, [1, 2, 3]).Resize(Width, Height, Resizing.OpenCvNearest).Save(Picture("left", Now));
        Assert.Contains("a colour picture", Assert.Throws<DatasetException>(() => Open().Read().Single().Picture.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_for_another_size_is_named()
    {
        WriteSdk();
        WritePictures("left", Now);
        WriteTable("stereo_wide_left", Width, Height + 1, (x, y) => (x, y));
        Assert.Contains("the table is for a picture of 1240 pixels; this one has 40×30", Assert.Throws<DatasetException>(() => Open().Read().Single().Picture.Read()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:ab932f2c0d5e72583219a0753a3fb24f5ca374f567d7cbcd8aa98cbcb62a120c\nsize 19660800\n", "git lfs pull")]
    [InlineData("a few bytes", "Is the file cut off?")]
    public void A_table_that_is_none_is_named(string content, string problem)
    {
        WriteSdk();
        WritePictures("left", Now);
        File.WriteAllText(this["sdk/models/stereo_wide_left_distortion_lut.bin"], content);
        var error = Assert.Throws<DatasetException>(() => Open().Read().Single().Picture.Read());
        Assert.StartsWith(this["sdk/models/stereo_wide_left_distortion_lut.bin"], error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    // GBRG.
    private static char Filter(int x, int y) => (x % 2, y % 2) switch { (1, 0) => 'B', (0, 1) => 'R', _ => 'G' };

    private Image Picture(int width, int height, Func<int, int> raw, Func<int, int, (double X, double Y)> table)
    {
        WriteSdk();
        WritePictures("left", Now);
        WriteTable("stereo_wide_left", width, height, table);
        new Image(width, height, [.. Enumerable.Range(0, width * height).SelectMany(i => Enumerable.Repeat((byte)raw(i), 3))]).Save(Picture("left", Now));
        return Open().Read().Single().Picture.Read();
    }
}
