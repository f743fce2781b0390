namespace Fathom;

/// <summary>A resize that was done: between which sizes, and which variant. It knows where a pixel went, and its inverse leads back.</summary>
/// <remarks>
/// Half-pixel centres: x' = (x + ½) · to / from − ½. Aligned corners: x' = x · (to − 1) / (from − 1), where one size is 1, so that there is no second corner,
/// x' = x · to / from. OpenCV's and torch's "nearest" pick a source up to
/// (1 + from / to) / 2 pixels before that, because they round down.
/// </remarks>
/// <param name="FromWidth">Width before, in pixels, at least 1.</param>
/// <param name="FromHeight">Height before, in pixels, at least 1.</param>
/// <param name="ToWidth">Width after, in pixels, at least 1.</param>
/// <param name="ToHeight">Height after, in pixels, at least 1.</param>
/// <param name="Variant">Which resize.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
public sealed record Resize(int FromWidth, int FromHeight, int ToWidth, int ToHeight, Resizing Variant)
{
    /// <summary>Width before, in pixels, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int FromWidth { get; init => field = Ensure.AtLeastOne(value, nameof(FromWidth)); } = Ensure.AtLeastOne(FromWidth, nameof(FromWidth));

    /// <summary>Height before, in pixels, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int FromHeight { get; init => field = Ensure.AtLeastOne(value, nameof(FromHeight)); } = Ensure.AtLeastOne(FromHeight, nameof(FromHeight));

    /// <summary>Width after, in pixels, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int ToWidth { get; init => field = Ensure.AtLeastOne(value, nameof(ToWidth)); } = Ensure.AtLeastOne(ToWidth, nameof(ToWidth));

    /// <summary>Height after, in pixels, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int ToHeight { get; init => field = Ensure.AtLeastOne(value, nameof(ToHeight)); } = Ensure.AtLeastOne(ToHeight, nameof(ToHeight));

    // How much wider things become, and with them disparities.
    internal double ScaleX => Axis(FromWidth, ToWidth).Scale;

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

    // after = scale · before + offset. Where one size is 1 torch aligns the first corner alone.
    private (double Scale, double Offset) Axis(int from, int to)
    {
        var scale = (double)to / from;
        if (Variant.AlignsCorners())
            return (from > 1 && to > 1 ? (to - 1.0) / (from - 1) : scale, 0);
        return (scale, scale / 2 - 0.5);
    }
}
