using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class CameraTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_four_numbers_are_given_there_is_no_camera_or_one_that_survives_a_file() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<double>().ArrayOf(4).ToArbitrary(), numbers =>
        {
            var (fx, fy, cx, cy) = (numbers[0], numbers[1], numbers[2], numbers[3]);
            if (!(fx > 0 && fy > 0 && Array.TrueForAll(numbers, double.IsFinite)))
                return Refuses(() => new Camera(2, 1, fx, fy, cx, cy)) && Refuses(() => new Camera(2, 1, 1, 1, 0, 0) with { Fx = fx, Fy = fy, Cx = cx, Cy = cy });
            var camera = new Camera(2, 1, fx, fy, cx, cy);
            new DepthMap(2, 1, [1, 2], DepthKind.MetricDepth, camera: camera).Save(folder["x.exr"]);
            return DepthMap.Load(folder["x.exr"]).Camera == camera;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void A_picture_without_pixels_has_no_camera_and_no_resize(int width, int height)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Camera(width, height, 1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Camera(1, 1, 1, 1, 0, 0) with { Width = width, Height = height });
        Assert.Throws<ArgumentOutOfRangeException>(() => Camera.FromFieldOfView(width, height, 60));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Camera(1, 1, 1, 1, 0, 0).Resized(width, height));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resize(width, height, 1, 1, Resizing.OpenCvArea));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resize(1, 1, width, height, Resizing.OpenCvArea));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resize(1, 1, 1, 1, Resizing.OpenCvArea) with { ToWidth = width, ToHeight = height });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    [InlineData(double.NaN)]
    public void A_field_of_view_that_no_pinhole_has_is_refused(double degrees) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Camera.FromFieldOfView(4, 3, degrees));

    private static bool Refuses(Func<Camera> create)
    {
        try
        {
            create();
            return false;
        }
        catch (ArgumentOutOfRangeException)
        {
            return true;
        }
    }
}
