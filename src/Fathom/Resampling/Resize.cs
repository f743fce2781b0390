namespace Fathom;

/// <summary>A resize that was done: between which sizes, and which variant. It knows where a pixel went, and its inverse leads back.</summary>
/// <remarks>
/// Half-pixel centres: x' = (x + ½) · to / from − ½. Aligned corners: x' = x · (to − 1) / (from − 1). OpenCV's and torch's "nearest" pick a source up to
/// (1 + from / to) / 2 pixels before that, because they round down.
/// </remarks>
/// <param name="FromWidth">Width before, in pixels.</param>
/// <param name="FromHeight">Height before, in pixels.</param>
/// <param name="ToWidth">Width after, in pixels.</param>
/// <param name="ToHeight">Height after, in pixels.</param>
/// <param name="Variant">Which resize.</param>
public sealed record Resize(int FromWidth, int FromHeight, int ToWidth, int ToHeight, Resizing Variant)
{
    /// <summary>The resize back to the size before, by the same variant.</summary>
    public Resize Inverse() => new(ToWidth, ToHeight, FromWidth, FromHeight, Variant);

    /// <summary>Where a place of the picture before lies in the picture after; whole numbers are pixel centres.</summary>
    /// <param name="x">Column in pixels.</param>
    /// <param name="y">Row in pixels.</param>
    public (double X, double Y) Map(double x, double y)
    {
        var (sx, tx) = Axis(FromWidth, ToWidth);
        var (sy, ty) = Axis(FromHeight, ToHeight);
        return (sx * x + tx, sy * y + ty);
    }

    /// <summary>The camera of the picture after, from the one before.</summary>
    /// <param name="camera">Of the size before.</param>
    /// <exception cref="ArgumentException">The camera has another size.</exception>
    public Camera Map(Camera camera)
    {
        if ((camera.Width, camera.Height) != (FromWidth, FromHeight))
            throw new ArgumentException($"The camera is {camera.Width}×{camera.Height}, the picture was {FromWidth}×{FromHeight}; use Camera.Resized.", nameof(camera));
        var (sx, tx) = Axis(FromWidth, ToWidth);
        var (sy, ty) = Axis(FromHeight, ToHeight);
        return new Camera(ToWidth, ToHeight, camera.Fx * sx, camera.Fy * sy, camera.Cx * sx + tx, camera.Cy * sy + ty);
    }

    // after = scale · before + offset. One pixel has no second corner to align: torch repeats it, which half-pixel centres describe.
    private (double Scale, double Offset) Axis(int from, int to)
    {
        if (Variant.AlignsCorners() && from > 1 && to > 1)
            return ((to - 1.0) / (from - 1), 0);
        var scale = (double)to / from;
        return (scale, scale / 2 - 0.5);
    }
}
