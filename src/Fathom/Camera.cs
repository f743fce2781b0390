namespace Fathom;

/// <summary>A pinhole camera: intrinsics in pixels for a picture of Width × Height. Pixel centres are at integer coordinates: the centre of the top left pixel is (0, 0).</summary>
/// <param name="Width">Width of the picture in pixels.</param>
/// <param name="Height">Height of the picture in pixels.</param>
/// <param name="Fx">Focal length along x, in pixels.</param>
/// <param name="Fy">Focal length along y, in pixels.</param>
/// <param name="Cx">Principal point, x in pixels.</param>
/// <param name="Cy">Principal point, y in pixels.</param>
public sealed record Camera(int Width, int Height, double Fx, double Fy, double Cx, double Cy)
{
    /// <summary>A camera with square pixels, a centred principal point and the given horizontal field of view.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="degrees">Horizontal field of view in degrees, between 0 and 180, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field of view is not between 0 and 180 degrees.</exception>
    public static Camera FromFieldOfView(int width, int height, double degrees)
    {
        if (!(degrees > 0 && degrees < 180))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A field of view is between 0 and 180 degrees.");
        var focal = width / 2.0 / Math.Tan(degrees * Math.PI / 360);
        return new Camera(width, height, focal, focal, (width - 1) / 2.0, (height - 1) / 2.0);
    }

    /// <summary>The same camera after the picture was resized to <paramref name="width"/> × <paramref name="height"/> with half-pixel centres (OpenCV's convention).</summary>
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
