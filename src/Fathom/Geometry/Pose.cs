namespace Fathom;

/// <summary>A rigid motion: point ↦ rotation · point + translation. A camera's pose maps camera coordinates to the world's; its inverse is the "extrinsics" of a calibration file.</summary>
public sealed class Pose
{
    // How far rows may be from orthonormal: calibration files are written with six or seven digits.
    private const double Tolerance = 1e-4;

    private readonly double[] rotation;

    private Pose(double[] rotation, Point3 translation) => (this.rotation, Translation) = (rotation, translation);

    /// <summary>No motion.</summary>
    public static Pose Identity { get; } = new([1, 0, 0, 0, 1, 0, 0, 0, 1], default);

    /// <summary>3×3, row-major.</summary>
    public ReadOnlySpan<double> Rotation => rotation;

    /// <summary>Where the origin goes.</summary>
    public Point3 Translation { get; }

    /// <summary>A motion from a rotation matrix and a translation.</summary>
    /// <param name="rotation">3×3, row-major, orthonormal within 1e-4, determinant 1.</param>
    /// <param name="translation">Finite.</param>
    /// <exception cref="ArgumentException">Not a rotation, or a number that is not finite.</exception>
    public static Pose FromRotation(ReadOnlySpan<double> rotation, Point3 translation)
    {
        if (rotation.Length != 9)
            throw new ArgumentException($"A rotation has 9 numbers, not {rotation.Length}.", nameof(rotation));
        for (var i = 0; i < 3; i++)
            for (var j = i; j < 3; j++)
            {
                double product = rotation[3 * i] * rotation[3 * j] + rotation[3 * i + 1] * rotation[3 * j + 1] + rotation[3 * i + 2] * rotation[3 * j + 2];
                if (!(Math.Abs(product - (i == j ? 1 : 0)) <= Tolerance))
                    throw new ArgumentException($"No rotation: rows {i} and {j} have the product {product:0.######}. Rows of a rotation are orthonormal; has the matrix a scale in it?", nameof(rotation));
            }
        if (Determinant(rotation) < 0)
            throw new ArgumentException("A reflection, not a rotation: the determinant is −1. One axis points the other way.", nameof(rotation));
        CheckFinite(translation, nameof(translation));
        return new Pose(rotation.ToArray(), translation);
    }

    /// <summary>A motion from a rotation vector, axis · angle in radians (Rodrigues' formula), and a translation applied after it.</summary>
    /// <param name="axisAngle">Direction: the axis, by the right-hand rule; length: the angle. Zero: no rotation.</param>
    /// <param name="translation">Finite.</param>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static Pose FromAxisAngle(Point3 axisAngle, Point3 translation = default)
    {
        CheckFinite(axisAngle, nameof(axisAngle));
        CheckFinite(translation, nameof(translation));
        var angle = axisAngle.Length;
        if (angle == 0)
            return new Pose(Identity.rotation, translation);
        var (x, y, z) = (axisAngle.X / angle, axisAngle.Y / angle, axisAngle.Z / angle);
        var (sin, cos) = Math.SinCos(angle);
        var rest = 1 - cos;
        return new Pose(
        [
            x * x * rest + cos, x * y * rest - z * sin, x * z * rest + y * sin,
            y * x * rest + z * sin, y * y * rest + cos, y * z * rest - x * sin,
            z * x * rest - y * sin, z * y * rest + x * sin, z * z * rest + cos,
        ], translation);
    }

    /// <summary>A motion from a homogeneous matrix.</summary>
    /// <param name="matrix">4×4 row-major with the last row 0 0 0 1, or its first three rows (3×4, as KITTI's poses).</param>
    /// <exception cref="ArgumentException">Not a rigid motion.</exception>
    public static Pose FromMatrix(ReadOnlySpan<double> matrix)
    {
        if (matrix.Length is not (12 or 16))
            throw new ArgumentException($"A homogeneous matrix has 16 or 12 numbers, not {matrix.Length}.", nameof(matrix));
        if (matrix.Length == 16 && matrix[12..] is not [0, 0, 0, 1])
            throw new ArgumentException("The last row is not 0 0 0 1: column-major, or a projection? Transpose it, or take the intrinsics out.", nameof(matrix));
        return FromRotation(
            [matrix[0], matrix[1], matrix[2], matrix[4], matrix[5], matrix[6], matrix[8], matrix[9], matrix[10]], new Point3(matrix[3], matrix[7], matrix[11]));
    }

    /// <summary>The homogeneous matrix, 4×4 row-major.</summary>
    public double[] ToMatrix()
    {
        var r = rotation;
        var t = Translation;
        return [r[0], r[1], r[2], t.X, r[3], r[4], r[5], t.Y, r[6], r[7], r[8], t.Z, 0, 0, 0, 1];
    }

    /// <summary>Moves a point.</summary>
    public Point3 Transform(Point3 point)
    {
        var turned = Turn(rotation, point);
        return new Point3(turned.X + Translation.X, turned.Y + Translation.Y, turned.Z + Translation.Z);
    }

    /// <summary>The motion that undoes this one.</summary>
    public Pose Inverse()
    {
        var r = rotation;
        double[] transposed = [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]];
        var back = Turn(transposed, Translation);
        return new Pose(transposed, new Point3(-back.X, -back.Y, -back.Z));
    }

    /// <summary>One motion after another: (<paramref name="second"/> * <paramref name="first"/>) does <paramref name="first"/>, then <paramref name="second"/>, as matrices do.</summary>
    public static Pose operator *(Pose second, Pose first)
    {
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(first);
        var product = new double[9];
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++)
                for (var k = 0; k < 3; k++)
                    product[3 * i + j] += second.rotation[3 * i + k] * first.rotation[3 * k + j];
        return new Pose(product, second.Transform(first.Translation));
    }

    /// <summary>The operator *, by name.</summary>
    public static Pose Multiply(Pose second, Pose first) => second * first;

    private static Point3 Turn(double[] r, Point3 p) => new(
        r[0] * p.X + r[1] * p.Y + r[2] * p.Z,
        r[3] * p.X + r[4] * p.Y + r[5] * p.Z,
        r[6] * p.X + r[7] * p.Y + r[8] * p.Z);

    private static double Determinant(ReadOnlySpan<double> r) =>
        r[0] * (r[4] * r[8] - r[5] * r[7]) - r[1] * (r[3] * r[8] - r[5] * r[6]) + r[2] * (r[3] * r[7] - r[4] * r[6]);

    private static void CheckFinite(Point3 point, string name)
    {
        if (!double.IsFinite(point.Length))
            throw new ArgumentException($"{point} is not finite.", name);
    }
}
