using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

/// <summary>Brown's and Conrady's lens against its own equation, round trips and the pinhole picture of the same place.</summary>
public sealed class DistortionTests
{
    private static readonly Camera Wide = Camera.FromFieldOfView(320, 200, 90);

    [Fact]
    public void A_point_goes_where_the_equation_says()
    {
        var distortion = new Distortion(-0.2, 0.05, 0.001, -0.002);
        double x = 0.5, y = -0.3, r2 = 0.34;

        var (u, v) = distortion.Distort(Wide, x * Wide.Fx + Wide.Cx, y * Wide.Fy + Wide.Cy);

        Assert.Equal(x * (1 - 0.2 * r2 + 0.05 * r2 * r2) + 2 * 0.001 * x * y - 0.002 * (r2 + 2 * x * x), (u - Wide.Cx) / Wide.Fx, 1e-12);
        Assert.Equal(y * (1 - 0.2 * r2 + 0.05 * r2 * r2) + 0.001 * (r2 + 2 * y * y) - 2 * 0.002 * x * y, (v - Wide.Cy) / Wide.Fy, 1e-12);
    }

    [Fact]
    public void Every_drawn_distortion_can_be_undone_in_the_widest_picture()
    {
        var widest = Camera.FromFieldOfView(320, 240, 100);
        for (var seed = 0UL; seed < 200; seed++)
        {
            var distortion = Distortion.Draw(new Dice(seed));
            distortion.CheckAgainst(widest);
            foreach (var (x, y) in ((double, double)[])[(0, 0), (319, 0), (319, 239), (5, 120), (160, 3)])
            {
                var (px, py) = distortion.Undistort(widest, x, y);
                var (u, v) = distortion.Distort(widest, px, py);
                Assert.Equal(x, u, 1e-8);
                Assert.Equal(y, v, 1e-8);
            }
        }
    }

    [Fact]
    public void A_place_is_found_again_at_the_pixel_whose_ray_met_it()
    {
        var camera = Camera.FromFieldOfView(160, 96, 80);
        var eye = new Eye(Viewpoint.Along(Frame.World.At(3, -7, 1.6f), 0.4f, -0.15f, 0.05f), camera, new Distortion(-0.2, 0.05, 0.001, -0.001));
        foreach (var (x, y) in new[] { (0, 0), (159, 95), (20, 70), (80, 48) })
        {
            Assert.True(eye.TryProject(eye.Position + 9 * eye.Ray(x, y), out var pixel));
            Assert.Equal(x, pixel.X, 1e-3);
            Assert.Equal(y, pixel.Y, 1e-3);
        }
    }

    [Fact]
    public void A_distortion_that_folds_is_refused()
    {
        using var stage = World.Street(1).Open();

        var error = Assert.Throws<ArgumentException>(() => stage.Render(new Shot(Wide) { Distortion = new(-0.6, 0, 0, 0) }));

        Assert.Contains("folds", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("street")]
    [InlineData("room")]
    public void Undone_depth_is_that_of_the_pinhole(string family)
    {
        using var stage = World.Create(family, 4).Open();
        var shot = new Shot(stage.Camera(160, 100)) { Style = Style.Flat };
        var (pinhole, distorted) = (stage.Render(shot), stage.Render(shot with { Distortion = stage.Distortion }));
        Assert.Null(pinhole.Distortion);

        var errors = new List<double>();
        for (var i = 0; i < 160 * 100; i++)
        {
            var (x, y) = distorted.Distortion!.Undistort(shot.Camera, i % 160, i / 160);
            if (x is < 0 or > 159 || y is < 0 or > 99)
                continue;
            // Inverse depth is linear on planes, so that bilinear interpolation is exact there.
            errors.Add(Math.Abs(Between(pinhole.Depth, x, y) * distorted.Depth.Values[i] - 1));
        }
        errors.RemoveAll(double.IsNaN);
        errors.Sort();
        Assert.True(errors.Count > 5000);
        Assert.InRange(errors[errors.Count / 2], 0, 1e-4);
    }

    [Fact]
    public void Flow_from_a_distorted_frame_to_the_pinhole_one_undoes_the_distortion()
    {
        using var stage = World.Street(2).Open();
        var shot = new Shot(stage.Camera(120, 80)) { Style = Style.Flat };
        var distortion = new Distortion(-0.15, 0.03, 0.001, 0.0005);
        var (pinhole, distorted) = (stage.Render(shot), stage.Render(shot with { Distortion = distortion }));

        var (there, back) = (distorted.FlowTo(pinhole), pinhole.FlowTo(distorted));

        for (var i = 0; i < there.U.Length; i++)
        {
            var (x, y) = distortion.Undistort(shot.Camera, i % 120, i / 120);
            Assert.Equal(x - i % 120, there.U[i], 1e-3);
            Assert.Equal(y - i / 120, there.V[i], 1e-3);
            (x, y) = distortion.Distort(shot.Camera, i % 120, i / 120);
            Assert.Equal(x - i % 120, back.U[i], 1e-3);
            Assert.Equal(y - i / 120, back.V[i], 1e-3);
        }
    }

    private static double Between(DepthMap depth, double x, double y)
    {
        int x0 = Math.Min((int)x, depth.Width - 2), y0 = Math.Min((int)y, depth.Height - 2);
        double At(int column, int row) => 1.0 / depth.Values[row * depth.Width + column];
        double top = double.Lerp(At(x0, y0), At(x0 + 1, y0), x - x0), bottom = double.Lerp(At(x0, y0 + 1), At(x0 + 1, y0 + 1), x - x0);
        return double.Lerp(top, bottom, y - y0);
    }
}
