namespace Fathom;

public sealed partial class DepthMap
{
    /// <summary>The points that the map shows, in its camera's coordinates, rows from the top. Unknown and infinite depths (the sky) give none.</summary>
    /// <param name="picture">Colours of the points: a picture of the map's size; null for none.</param>
    /// <param name="farthest">Depths beyond it give no points either, in metres; of relative depth, in its unit: a fitted map may end a thousand kilometres away.</param>
    /// <returns>In metres; of relative depth, without unit.</returns>
    /// <exception cref="ConversionException">The map is no depth up to a scale; see <see cref="WithDistances"/>, or <see cref="ToMetricDepth"/> for disparities.</exception>
    /// <exception cref="FathomException">The map has no camera.</exception>
    /// <exception cref="ArgumentException">The picture has another size.</exception>
    public PointCloud ToPointCloud(Image? picture = null, double farthest = double.PositiveInfinity)
    {
        var camera = Camera ?? throw new FathomException(
            "Points need a camera, and the map has none. Add one with WithCamera, e.g. Camera.FromFieldOfView(width, height, degrees).");
        if (picture is not null && (picture.Width, picture.Height) != (Width, Height))
            throw new ArgumentException($"The picture is {picture.Width}×{picture.Height}, the map {Width}×{Height}; resize one of them.", nameof(picture));
        var depth = Kind == DepthKind.RelativeDepth ? this : To(DepthKind.MetricDepth);
        var count = 0;
        for (var i = 0; i < Values.Length; i++)
            count += depth.IsPoint(i, farthest) ? 1 : 0;

        var positions = new float[checked(3 * count)];
        var colors = picture is null ? null : new byte[positions.Length];
        var at = 0;
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var i = y * Width + x;
                if (!depth.IsPoint(i, farthest))
                    continue;
                var point = camera.BackProject(x, y, depth.Values[i]);
                (positions[at], positions[at + 1], positions[at + 2]) = ((float)point.X, (float)point.Y, (float)point.Z);
                picture?.Pixels.AsSpan(3 * i, 3).CopyTo(colors.AsSpan(at));
                at += 3;
            }
        return new PointCloud(positions, colors, depth.Unit);
    }

    private bool IsPoint(int i, double farthest) => IsValid(i) && Values[i] > 0 && Values[i] <= farthest && float.IsFinite(Values[i]);
}
