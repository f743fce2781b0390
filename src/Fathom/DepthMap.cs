namespace Fathom;

/// <summary>A depth map: values with their kind, unit, validity mask and camera. A value never travels without them.</summary>
public sealed partial class DepthMap
{
    /// <summary>Wraps values without copying them.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="values">H×W values, rows from the top, in the unit of <paramref name="kind"/>.</param>
    /// <param name="kind">What the values mean.</param>
    /// <param name="valid">H×W, true where the value is known; null when every value is.</param>
    /// <param name="camera">The camera of the same size, if known.</param>
    /// <exception cref="ArgumentException">A size is not positive, or a length or the camera's size does not fit.</exception>
    public DepthMap(int width, int height, float[] values, DepthKind kind, bool[]? valid = null, Camera? camera = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(values);
        if (values.LongLength != (long)width * height)
            throw new ArgumentException($"{width}×{height} needs {(long)width * height} values, not {values.LongLength}.", nameof(values));
        if (valid is not null && valid.LongLength != values.LongLength)
            throw new ArgumentException($"The mask has {valid.LongLength} entries for {values.LongLength} values.", nameof(valid));
        if (camera is not null && (camera.Width != width || camera.Height != height))
            throw new ArgumentException($"The camera is {camera.Width}×{camera.Height}, the map {width}×{height}; use Camera.Resized.", nameof(camera));
        (Width, Height, Values, Kind, Valid, Camera) = (width, height, values, kind, valid, camera);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>H×W values, rows from the top, in <see cref="Unit"/>.</summary>
    public float[] Values { get; }

    /// <summary>What the values mean.</summary>
    public DepthKind Kind { get; }

    /// <summary>The unit of the values; it follows from <see cref="Kind"/>.</summary>
    public DepthUnit Unit => Kind.Unit();

    /// <summary>H×W, true where the value is known; null when every value is.</summary>
    public bool[]? Valid { get; }

    /// <summary>The camera, of the same size as the map, if known.</summary>
    public Camera? Camera { get; }

    /// <summary>The value at column <paramref name="x"/>, row <paramref name="y"/>.</summary>
    public float this[int x, int y] => Values[y * Width + x];

    /// <summary>True where the value at index <paramref name="i"/> (row-major) is known.</summary>
    public bool IsValid(int i) => Valid is null || Valid[i];
}
