namespace Fathom.Worlds;

/// <summary>
/// Lens distortion (Brown 1966, Conrady 1919, as OpenCV's first four coefficients): a point at (x, y) = (X/Z, Y/Z) of the pinhole camera appears at
/// x' = x (1 + k1 r² + k2 r⁴) + 2 p1 x y + p2 (r² + 2 x²), y' = y (1 + k1 r² + k2 r⁴) + p1 (r² + 2 y²) + 2 p2 x y, with r² = x² + y².
/// </summary>
/// <param name="K1">Radial, of r²; negative for barrels.</param>
/// <param name="K2">Radial, of r⁴.</param>
/// <param name="P1">Tangential.</param>
/// <param name="P2">Tangential.</param>
public sealed record Distortion(double K1, double K2, double P1, double P2)
{
    private const double Exact = 1e-12;
    private const int MostSteps = 30;

    /// <summary>Where a point of the pinhole picture appears.</summary>
    /// <param name="camera">The pinhole camera.</param>
    /// <param name="x">Column in pixels.</param>
    /// <param name="y">Row in pixels.</param>
    public (double X, double Y) Distort(Camera camera, double x, double y)
    {
        ArgumentNullException.ThrowIfNull(camera);
        var (u, v) = Distort((x - camera.Cx) / camera.Fx, (y - camera.Cy) / camera.Fy);
        return (u * camera.Fx + camera.Cx, v * camera.Fy + camera.Cy);
    }

    /// <summary>Where a point of the distorted picture lies in the pinhole picture: the inverse of <see cref="Distort(Camera, double, double)"/> by Newton's method.</summary>
    /// <param name="camera">The pinhole camera.</param>
    /// <param name="x">Column in pixels.</param>
    /// <param name="y">Row in pixels.</param>
    /// <returns>Pixels; NaN where no point of the pinhole picture appears there.</returns>
    public (double X, double Y) Undistort(Camera camera, double x, double y)
    {
        ArgumentNullException.ThrowIfNull(camera);
        var (u, v) = Undistort((x - camera.Cx) / camera.Fx, (y - camera.Cy) / camera.Fy);
        return (u * camera.Fx + camera.Cx, v * camera.Fy + camera.Cy);
    }

    /// <summary>A small distortion as driving cameras and phones have. 9 k1² is less than 20 k2 wherever k1 is negative, so that the radial part folds nowhere.</summary>
    internal static Distortion Draw(Dice dice)
    {
        var k1 = dice.Chance(0.8f) ? dice.Uniform(-0.22f, 0) : dice.Uniform(0, 0.08f);
        return new(k1, dice.Uniform(0, 0.06f) - 0.15 * Math.Min(k1, 0), dice.Normal(0, 0.0007f), dice.Normal(0, 0.0007f));
    }

    /// <summary>Refuses a model that cannot be undone everywhere in a picture.</summary>
    /// <exception cref="ArgumentException">It folds: two points of the pinhole picture appear at the same place, or none does.</exception>
    internal void CheckAgainst(Camera camera)
    {
        // A fold runs around the middle, so whoever meets one on the way to the edge has been told.
        const int steps = 32;
        for (var side = 0; side < 4 * steps; side++)
        {
            var share = (double)(side % steps) / steps;
            var (x, y) = (side / steps) switch { 0 => (share, 0.0), 1 => (1, share), 2 => (1 - share, 1), _ => (0, 1 - share) };
            var (u, v) = Undistort((x * (camera.Width - 1) - camera.Cx) / camera.Fx, (y * (camera.Height - 1) - camera.Cy) / camera.Fy);
            for (var step = 1; step <= steps; step++)
                if (!(Determinant(u * step / steps, v * step / steps) > 0))
                    throw new ArgumentException($"The distortion k1 = {K1}, k2 = {K2}, p1 = {P1}, p2 = {P2} folds within a picture of {camera.Width}×{camera.Height} with a focal length of {camera.Fx:0.#} pixels. Use smaller coefficients or a narrower camera.");
        }
    }

    internal (double X, double Y) Distort(double x, double y)
    {
        double r2 = x * x + y * y, radial = 1 + r2 * (K1 + r2 * K2);
        return (x * radial + 2 * P1 * x * y + P2 * (r2 + 2 * x * x), y * radial + P1 * (r2 + 2 * y * y) + 2 * P2 * x * y);
    }

    internal (double X, double Y) Undistort(double u, double v)
    {
        var (x, y) = (u, v);
        for (var step = 0; step < MostSteps; step++)
        {
            var (a, b) = Distort(x, y);
            var (dx, dy) = (a - u, b - v);
            if (dx * dx + dy * dy < Exact * Exact)
                return (x, y);
            var (xx, xy, yx, yy) = Jacobian(x, y);
            var determinant = xx * yy - xy * yx;
            x -= (yy * dx - xy * dy) / determinant;
            y -= (xx * dy - yx * dx) / determinant;
        }
        return (double.NaN, double.NaN);
    }

    private double Determinant(double x, double y)
    {
        var (xx, xy, yx, yy) = Jacobian(x, y);
        // Both factors of a purely radial model must be positive: the derivative along the radius and that across it.
        return xx + yy > 0 ? xx * yy - xy * yx : -1;
    }

    private (double XX, double XY, double YX, double YY) Jacobian(double x, double y)
    {
        double r2 = x * x + y * y, radial = 1 + r2 * (K1 + r2 * K2), slope = 2 * (K1 + 2 * r2 * K2);
        return (radial + x * x * slope + 2 * P1 * y + 6 * P2 * x, x * y * slope + 2 * P1 * x + 2 * P2 * y,
            x * y * slope + 2 * P1 * x + 2 * P2 * y, radial + y * y * slope + 6 * P1 * y + 2 * P2 * x);
    }
}
