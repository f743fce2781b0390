namespace Fathom.Datasets.Tests;

public class FramingTests
{
    private static readonly Camera Wide = new(100, 50, 80, 90, 48, 26);

    [Fact]
    public void A_stretched_picture_is_the_resize_of_that_name_and_its_camera_goes_along()
    {
        var picture = PilGolden.Picture(61, 37);
        Assert.Equal(PilGolden.Get("monodepth2").GetProperty("plain").Bytes(), Framing.Monodepth2.Fit(picture, 32, 20).Pixels);
        Assert.Equal(Wide.Resized(32, 20), Framing.Monodepth2.Fit(Wide, 32, 20));
    }

    [Theory]
    [InlineData(100, 50, 40, 40, 80, 40)]
    [InlineData(50, 100, 40, 40, 40, 80)]
    [InlineData(100, 50, 60, 20, 60, 30)]
    [InlineData(33, 17, 64, 32, 64, 33)]
    public void A_picture_that_keeps_its_shape_covers_the_size_and_no_more(int fromWidth, int fromHeight, int width, int height, int fittedWidth, int fittedHeight)
    {
        var fitted = Framing.Midas.Fit(new Image(fromWidth, fromHeight), width, height);
        Assert.Equal((fittedWidth, fittedHeight), (fitted.Width, fitted.Height));
    }

    [Fact]
    public void Every_point_of_the_world_stays_on_its_pixel_through_window_resize_and_place()
    {
        var framing = new Framing { Window = new CropBox(0.1, 0.2, 0.8, 0.6) };
        var fitted = framing.Fit(Wide, 40, 15);
        var placed = new CropWindow(3, 2, 20, 10).Cut(fitted);
        var (x, y) = Wide.Project(new Point3(0.3, -0.1, 2));
        // By hand: the window begins at (10, 10), 80×30 pixels become 40×15.
        var expected = ((x - 10 + 0.5) / 2 - 0.5 - 3, (y - 10 + 0.5) / 2 - 0.5 - 2);
        var (u, v) = placed.Project(new Point3(0.3, -0.1, 2));
        Assert.Equal(expected.Item1, u, 1e-9);
        Assert.Equal(expected.Item2, v, 1e-9);
        Assert.Equal((20, 10), (placed.Width, placed.Height));
    }

    [Fact]
    public void The_rows_that_the_authors_of_adds_cut_move_its_principal_point()
    {
        // RobotCar's 1280×960, rows 160 to 800: the numbers that the released code lacks.
        var camera = new Camera(1280, 960, 983.044, 983.044, 643.647, 493.379);
        var fitted = new Framing { Window = new CropBox(0, 160 / 960.0, 1, 640 / 960.0), KeepShape = false }.Fit(camera, 512, 256);
        Assert.Equal(983.044 / 640 * 256, fitted.Fy, 1e-9);
        Assert.Equal((493.379 - 160 + 0.5) / 640 * 256 - 0.5, fitted.Cy, 1e-9);
    }

    [Fact]
    public void Cutting_takes_the_same_pixels_of_picture_depth_and_mask()
    {
        var picture = PilGolden.Picture(9, 7);
        var depth = new DepthMap(9, 7, [.. Enumerable.Range(0, 63).Select(i => (float)i)], DepthKind.MetricDepth, [.. Enumerable.Range(0, 63).Select(i => i % 2 == 0)]);
        var window = new CropWindow(2, 3, 5, 4);
        var (image, map) = (window.Cut(picture), window.Cut(depth));
        for (var y = 0; y < 4; y++)
            for (var x = 0; x < 5; x++)
            {
                Assert.Equal(depth[x + 2, y + 3], map[x, y]);
                Assert.Equal(depth.IsValid((y + 3) * 9 + x + 2), map.IsValid(y * 5 + x));
                Assert.Equal(picture.Pixels[3 * ((y + 3) * 9 + x + 2) + 1], image.Pixels[3 * (y * 5 + x) + 1]);
            }
    }

    [Fact]
    public void A_window_outside_the_frame_and_a_picture_too_narrow_to_keep_its_shape_are_named()
    {
        Assert.Contains("window 0.5, 0, 0.6, 1", Assert.Throws<FathomException>(() => new Framing { Window = new CropBox(0.5, 0, 0.6, 1) }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("A picture of 20000×1", Assert.Throws<FathomException>(() => new Framing().Fit(new Image(20_000, 1), 320, 192)).Message, StringComparison.Ordinal);
    }
}
