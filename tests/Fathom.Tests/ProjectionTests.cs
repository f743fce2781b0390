namespace Fathom.Tests;

public sealed class ProjectionTests
{
    private const int W = 96, H = 64;

    // K of the golden: [[0.58 W, 0, 0.5 W], [0, 1.92 H, 0.5 H], [0, 0, 1]].
    private static readonly Camera Kitti = new(W, H, 0.58 * W, 1.92 * H, 0.5 * W, 0.5 * H);

    [Fact]
    public void Back_projection_agrees_with_the_official_implementation_of_monodepth2()
    {
        var depth = Depth();
        foreach (var (index, value) in GoldenFile.Samples("monodepth2_layers.json", "points"))
        {
            // 2 × 4 × (H W): x, y, z, 1.
            var (picture, row, pixel) = (index / (4 * W * H), index / (W * H) % 4, index % (W * H));
            var point = Kitti.BackProject(pixel % W, pixel / W, depth[picture * W * H + pixel]);
            double[] homogeneous = [point.X, point.Y, point.Z, 1];
            Assert.Equal(value, homogeneous[row], 1e-5);
        }
    }

    [Fact]
    public void Projection_into_another_view_agrees_with_the_official_implementation_of_monodepth2()
    {
        var depth = Depth();
        var motion = Pose.FromAxisAngle(new Point3(0.02, -0.03, 0.01), new Point3(0.05, -0.02, 0.3));
        Assert.Equal(GoldenFile.All("monodepth2_layers.json", "matrix")[..16], motion.ToMatrix(), (a, b) => Math.Abs(a - b) < 1e-6);
        foreach (var (index, value) in GoldenFile.Samples("monodepth2_layers.json", "pixels"))
        {
            // 2 × H × W × 2: x and y from −1 to 1.
            var (pixel, axis) = (index / 2, index % 2);
            var (x, y) = Kitti.Project(motion.Transform(Kitti.BackProject(pixel % W, pixel / W % H, depth[pixel])));
            Assert.Equal(value, axis == 0 ? 2 * (x / (W - 1) - 0.5) : 2 * (y / (H - 1) - 0.5), 2e-5);
        }
    }

    [Fact]
    public void A_point_projects_to_the_pixel_that_it_came_from()
    {
        var camera = new Camera(640, 480, 520.25, 519, 319.5, 240.125);
        var (x, y) = camera.Project(camera.BackProject(17.25, 400, 12.5));
        Assert.Equal(17.25, x, 1e-12);
        Assert.Equal(400, y, 1e-12);
    }

    [Fact]
    public void What_is_not_in_front_of_the_camera_has_no_pixel()
    {
        Assert.True(double.IsNaN(Kitti.Project(new Point3(1, 1, -2)).X));
        Assert.True(double.IsNaN(Kitti.Project(new Point3(1, 1, 0)).Y));
    }

    [Fact]
    public void A_plane_seen_by_one_camera_lies_where_another_sees_it()
    {
        // A wall 4 m ahead; the other camera stands 1 m further and 0.5 m to the right.
        var camera = Camera.FromFieldOfView(40, 30, 60);
        var map = new DepthMap(40, 30, [.. Enumerable.Repeat(4f, 1200)], DepthKind.MetricDepth, camera: camera);
        var inOther = Pose.FromAxisAngle(default, new Point3(0.5, 0, 1)).Inverse();
        var cloud = map.ToPointCloud().Transform(inOther);
        for (var i = 0; i < cloud.Count; i++)
        {
            var (x, y) = camera.Project(cloud[i]);
            Assert.Equal(((i % 40 - camera.Cx) * 4 - 0.5 * camera.Fx) / 3 + camera.Cx, x, 1e-4);
            Assert.Equal((i / 40 - camera.Cy) * 4 / 3 + camera.Cy, y, 1e-4);
        }
    }

    private static double[] Depth() => Array.ConvertAll(GoldenFormula.Image(2, 1, H, W), value => 1 / (0.01 + 9.99 * (0.8 * (float)value + 0.1)));
}
