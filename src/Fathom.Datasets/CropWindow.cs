namespace Fathom.Datasets;

/// <summary>A rectangle of whole pixels that is cut out of a picture, and of all that is registered with it.</summary>
internal readonly record struct CropWindow(int X, int Y, int Width, int Height)
{
    /// <summary>The pixels that a box covers, at least one, edges rounded to the nearest.</summary>
    public static CropWindow Of(CropBox box, int width, int height)
    {
        var (x, columns) = Along(box.X, box.Width, width);
        var (y, rows) = Along(box.Y, box.Height, height);
        return new(x, y, columns, rows);

        static (int Start, int Count) Along(double start, double share, int size)
        {
            var from = Math.Clamp((int)Math.Round(start * size), 0, size - 1);
            return (from, Math.Clamp((int)Math.Round((start + share) * size), from + 1, size) - from);
        }
    }

    /// <summary>Itself where the window is the whole.</summary>
    public Image Cut(Image image) =>
        (Width, Height) == (image.Width, image.Height) ? image : new Image(Width, Height, Rows(image.Pixels, 3 * image.Width, 3 * X, 3 * Width));

    /// <inheritdoc cref="Cut(Image)"/>
    public DepthMap Cut(DepthMap depth) => (Width, Height) == (depth.Width, depth.Height)
        ? depth
        : new DepthMap(Width, Height, Rows(depth.Values, depth.Width, X, Width), depth.Kind, depth.Valid is null ? null : Rows(depth.Valid, depth.Width, X, Width), depth.Camera is null ? null : Cut(depth.Camera));

    /// <summary>The camera of what is cut out: the principal point moves, focal lengths stay.</summary>
    public Camera Cut(Camera camera) => new(Width, Height, camera.Fx, camera.Fy, camera.Cx - X, camera.Cy - Y);

    private T[] Rows<T>(T[] values, int stride, int start, int length)
    {
        var cut = new T[length * Height];
        for (var y = 0; y < Height; y++)
            values.AsSpan((Y + y) * stride + start, length).CopyTo(cut.AsSpan(y * length));
        return cut;
    }
}
