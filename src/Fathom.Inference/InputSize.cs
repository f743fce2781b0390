namespace Fathom.Inference;

/// <summary>The size at which a network sees a picture.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public readonly record struct InputSize(int Width, int Height)
{
    /// <summary>Keeps the aspect ratio, aims at <paramref name="area"/> pixels and rounds each side to a multiple of <paramref name="multiple"/>.
    /// A side that would be too small becomes the smallest, and the other then stays within the area: memory is bounded for any picture.</summary>
    /// <param name="width">Width of the picture in pixels, at least 1.</param>
    /// <param name="height">Height of the picture in pixels, at least 1.</param>
    /// <param name="area">The wanted number of pixels, at least the square of the smallest side.</param>
    /// <param name="multiple">What each side must be a multiple of, at least 1.</param>
    /// <param name="smallestSide">What each side must be at least: a multiple of <paramref name="multiple"/>; null: <paramref name="multiple"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its least value.</exception>
    /// <exception cref="ArgumentException">The smallest side is no multiple.</exception>
    public static InputSize For(int width, int height, int area, int multiple, int? smallestSide = null)
    {
        var smallest = smallestSide ?? multiple;
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(multiple, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, multiple, nameof(smallestSide));
        ArgumentOutOfRangeException.ThrowIfLessThan(area, (long)smallest * smallest);
        if (smallest % multiple != 0)
            throw new ArgumentException($"The smallest side, {smallest}, is no multiple of {multiple}.", nameof(smallestSide));

        var scale = Math.Sqrt(area / ((double)width * height));
        var most = area / smallest;
        return new InputSize(Side(width * scale), Side(height * scale));

        int Side(double pixels) => Math.Clamp((int)Math.Round(pixels / multiple), smallest / multiple, most / multiple) * multiple;
    }
}
