namespace Fathom.Inference;

/// <summary>The size at which a network sees a picture.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public readonly record struct InputSize(int Width, int Height)
{
    /// <summary>Keeps the aspect ratio, aims at <paramref name="area"/> pixels and rounds each side to a multiple of <paramref name="multiple"/>.
    /// A side that would vanish becomes one multiple, and the other then stays within the area: memory is bounded for any picture.</summary>
    /// <param name="width">Width of the picture in pixels, at least 1.</param>
    /// <param name="height">Height of the picture in pixels, at least 1.</param>
    /// <param name="area">The wanted number of pixels, at least multiple².</param>
    /// <param name="multiple">What each side must be a multiple of, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its least value.</exception>
    public static InputSize For(int width, int height, int area, int multiple)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(multiple, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(area, (long)multiple * multiple);

        var scale = Math.Sqrt(area / ((double)width * height));
        var most = area / multiple;
        return new InputSize(Side(width * scale), Side(height * scale));

        int Side(double pixels) => Math.Clamp((int)Math.Round(pixels / multiple), 1, most / multiple) * multiple;
    }
}
