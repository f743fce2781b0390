namespace Fathom;

/// <summary>A pinhole camera: intrinsics in pixels for a picture of Width × Height. Pixel centres are at integer coordinates: the centre of the top left pixel is (0, 0).</summary>
/// <param name="Width">Width of the picture in pixels, at least 1.</param>
/// <param name="Height">Height of the picture in pixels, at least 1.</param>
/// <param name="Fx">Focal length along x in pixels, positive and finite.</param>
/// <param name="Fy">Focal length along y in pixels, positive and finite.</param>
/// <param name="Cx">Principal point, x in pixels, finite; it may lie outside the picture.</param>
/// <param name="Cy">Principal point, y in pixels, finite.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
public sealed record Camera(int Width, int Height, double Fx, double Fy, double Cx, double Cy)
{
    /// <summary>Width of the picture in pixels, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int Width { get; init => field = Ensure.AtLeastOne(value, nameof(Width)); } = Ensure.AtLeastOne(Width, nameof(Width));

    /// <summary>Height of the picture in pixels, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int Height { get; init => field = Ensure.AtLeastOne(value, nameof(Height)); } = Ensure.AtLeastOne(Height, nameof(Height));

    /// <summary>Focal length along x in pixels, positive and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Fx { get; init => field = Ensure.Positive(value, nameof(Fx)); } = Ensure.Positive(Fx, nameof(Fx));

    /// <summary>Focal length along y in pixels, positive and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Fy { get; init => field = Ensure.Positive(value, nameof(Fy)); } = Ensure.Positive(Fy, nameof(Fy));

    /// <summary>Principal point, x in pixels, finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Cx { get; init => field = Ensure.Finite(value, nameof(Cx)); } = Ensure.Finite(Cx, nameof(Cx));

    /// <summary>Principal point, y in pixels, finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Cy { get; init => field = Ensure.Finite(value, nameof(Cy)); } = Ensure.Finite(Cy, nameof(Cy));

    /// <summary>A camera with square pixels, a centred principal point and the given horizontal field of view.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="degrees">Horizontal field of view in degrees, between 0 and 180, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the field of view not between 0 and 180 degrees.</exception>
    public static Camera FromFieldOfView(int width, int height, double degrees)
    {
        if (!(degrees > 0 && degrees < 180))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A field of view is between 0 and 180 degrees.");
        var focal = width / 2.0 / Math.Tan(degrees * Math.PI / 360);
        return new Camera(width, height, focal, focal, (width - 1) / 2.0, (height - 1) / 2.0);
    }

    /// <summary>The same camera after the picture was resized to <paramref name="width"/> × <paramref name="height"/> with half-pixel centres (OpenCV's convention).</summary>
    /// <param name="width">New width in pixels, at least 1.</param>
    /// <param name="height">New height in pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public Camera Resized(int width, int height) => new Resize(Width, Height, width, height, Resizing.OpenCvLinear).Map(this);

    /// <summary>Where a point appears in the picture: (Fx · X / Z + Cx, Fy · Y / Z + Cy), perhaps outside it.</summary>
    /// <param name="point">In the camera's coordinates: x right, y down, z forward.</param>
    /// <returns>Pixels; (NaN, NaN) for a point that is not in front of the camera.</returns>
    public (double X, double Y) Project(Point3 point) =>
        point.Z > 0 ? (Fx * point.X / point.Z + Cx, Fy * point.Y / point.Z + Cy) : (double.NaN, double.NaN);

    /// <summary>The point that appears at a pixel: the inverse of <see cref="Project"/>.</summary>
    /// <param name="x">Column in pixels; whole numbers are pixel centres.</param>
    /// <param name="y">Row in pixels.</param>
    /// <param name="depth">Depth along the optical axis (Z), not the length of the ray.</param>
    /// <returns>In the unit of the depth.</returns>
    public Point3 BackProject(double x, double y, double depth) => new((x - Cx) / Fx * depth, (y - Cy) / Fy * depth, depth);
}
