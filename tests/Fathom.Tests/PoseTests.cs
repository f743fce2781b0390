namespace Fathom.Tests;

public sealed class PoseTests
{
    private static readonly Pose Turned = Pose.FromAxisAngle(new Point3(0.3, -1.2, 0.7), new Point3(2, -5, 0.25));

    [Fact]
    public void Matrices_agree_with_the_official_implementation_of_monodepth2()
    {
        double[] axes = GoldenFile.All("monodepth2_pose.json", "axisangle"), translations = GoldenFile.All("monodepth2_pose.json", "translation");
        double[] plain = GoldenFile.All("monodepth2_pose.json", "matrix"), inverted = GoldenFile.All("monodepth2_pose.json", "matrix_inverted");
        for (var picture = 0; picture < 2; picture++)
        {
            // The first of two predicted motions; the golden's matrices were made of 100 times the vectors.
            var (axis, translation) = (Vector(axes, 6 * picture), Vector(translations, 6 * picture));
            Assert.Equal(plain[(16 * picture)..(16 * picture + 16)], (Pose.FromAxisAngle(default, translation) * Pose.FromAxisAngle(axis)).ToMatrix(), Near);
            Assert.Equal(inverted[(16 * picture)..(16 * picture + 16)],
                (Pose.FromAxisAngle(axis).Inverse() * Pose.FromAxisAngle(default, translation).Inverse()).ToMatrix(), Near);
        }

        static Point3 Vector(double[] values, int at) => new(100 * values[at], 100 * values[at + 1], 100 * values[at + 2]);
        static bool Near(double a, double b) => Math.Abs(a - b) < 2e-6;
    }

    [Fact]
    public void A_quarter_turn_about_the_vertical_axis_takes_forward_to_the_right()
    {
        var point = Pose.FromAxisAngle(new Point3(0, Math.PI / 2, 0)).Transform(new Point3(0, 0, 1));
        Assert.Equal(1, point.X, 1e-15);
        Assert.Equal(0, point.Y, 1e-15);
        Assert.Equal(0, point.Z, 1e-15);
    }

    [Fact]
    public void A_motion_and_its_inverse_cancel()
    {
        var nothing = Turned * Turned.Inverse();
        Assert.All(nothing.ToMatrix().Zip(Pose.Identity.ToMatrix()), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Fact]
    public void The_product_does_the_right_factor_first()
    {
        var other = Pose.FromAxisAngle(new Point3(-0.4, 0.1, 2), new Point3(1, 1, -3));
        var point = new Point3(0.5, -2, 9);
        var (composed, stepwise) = ((other * Turned).Transform(point), other.Transform(Turned.Transform(point)));
        Assert.Equal(0, new Point3(composed.X - stepwise.X, composed.Y - stepwise.Y, composed.Z - stepwise.Z).Length, 1e-13);
    }

    [Fact]
    public void A_matrix_of_four_or_three_rows_is_read_back()
    {
        var matrix = Turned.ToMatrix();
        Assert.Equal(matrix, Pose.FromMatrix(matrix).ToMatrix());
        Assert.Equal(matrix, Pose.FromMatrix(matrix.AsSpan(0, 12)).ToMatrix());
    }

    [Fact]
    public void A_small_rotation_is_the_identity_plus_the_cross_product()
    {
        var r = Pose.FromAxisAngle(new Point3(1e-9, 2e-9, -3e-9)).Rotation;
        Assert.Equal([1, 3e-9, 2e-9, -3e-9, 1, -1e-9, -2e-9, 1e-9, 1], r.ToArray(), (a, b) => Math.Abs(a - b) < 1e-16);
    }

    [Fact]
    public void What_is_no_rigid_motion_is_refused_with_the_reason()
    {
        Assert.Contains("scale", Assert.Throws<ArgumentException>(() => Pose.FromRotation([2, 0, 0, 0, 2, 0, 0, 0, 2], default)).Message);
        Assert.Contains("reflection", Assert.Throws<ArgumentException>(() => Pose.FromRotation([-1, 0, 0, 0, 1, 0, 0, 0, 1], default)).Message);
        Assert.Contains("Transpose", Assert.Throws<ArgumentException>(() => Pose.FromMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1])).Message);
        Assert.Throws<ArgumentException>(() => Pose.FromRotation([double.NaN, 0, 0, 0, 1, 0, 0, 0, 1], default));
        Assert.Throws<ArgumentException>(() => Pose.FromAxisAngle(new Point3(double.PositiveInfinity, 0, 0)));
        Assert.Throws<ArgumentException>(() => Pose.FromMatrix([1, 2, 3]));
    }
}
