namespace Fathom;

/// <summary>A colour picture: sRGB, 8 bits a channel, interleaved R G B, rows from the top, no padding.</summary>
public sealed partial class Image
{
    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="pixels">width · height · 3 bytes: R G B R G B …, rows from the top.</param>
    /// <exception cref="ArgumentException">The size is not positive or the length is not width · height · 3.</exception>
    public Image(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"{width}×{height} RGB needs {3L * width * height} bytes, not {pixels.LongLength}.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>A black picture.</summary>
    public Image(int width, int height) : this(width, height, new byte[checked(3 * width * height)]) { }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>R G B R G B …, rows from the top: H×W×3 bytes.</summary>
    public byte[] Pixels { get; }
}
