namespace Fathom.Inference;

/// <summary>The size at which a network sees a picture.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public readonly record struct InputSize(int Width, int Height)
{
    /// <summary>The most pixels at which a network sees a picture: 4096×4096.</summary>
    public const int LargestArea = 4096 * 4096;

    /// <summary>Keeps the aspect ratio, aims at <paramref name="area"/> pixels and rounds each side to a multiple of <paramref name="multiple"/>.
    /// A side that would be too small becomes the smallest, and the other then stays within the area: memory is bounded for any picture.</summary>
    /// <param name="width">Width of the picture in pixels, at least 1.</param>
    /// <param name="height">Height of the picture in pixels, at least 1.</param>
    /// <param name="area">The wanted number of pixels, at least the square of the smallest side, at most <see cref="LargestArea"/>.</param>
    /// <param name="multiple">What each side must be a multiple of, at least 1.</param>
    /// <param name="smallestSide">What each side must be at least: a multiple of <paramref name="multiple"/>; null: <paramref name="multiple"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">The smallest side is no multiple.</exception>
    public static InputSize For(int width, int height, int area, int multiple, int? smallestSide = null)
    {
        var smallest = smallestSide ?? multiple;
        Require(width, height, multiple, smallest);
        ArgumentOutOfRangeException.ThrowIfLessThan(area, (long)smallest * smallest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(area, LargestArea);

        var scale = Math.Sqrt(area / ((double)width * height));
        var most = area / smallest;
        return new InputSize(Side(width * scale, multiple, smallest, most), Side(height * scale, multiple, smallest, most));
    }

    /// <summary>Keeps the aspect ratio, aims at the largest size within <paramref name="bound"/> and rounds each side to a multiple of <paramref name="multiple"/>
    /// that is within it too: MiDaS's rule "upper_bound" (transforms.py). A side that would be too small becomes the smallest.</summary>
    /// <param name="width">Width of the picture in pixels, at least 1.</param>
    /// <param name="height">Height of the picture in pixels, at least 1.</param>
    /// <param name="bound">The largest size; each side at least the smallest.</param>
    /// <param name="multiple">What each side must be a multiple of, at least 1.</param>
    /// <param name="smallestSide">What each side must be at least: a multiple of <paramref name="multiple"/>; null: <paramref name="multiple"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">The smallest side is no multiple.</exception>
    public static InputSize Within(int width, int height, InputSize bound, int multiple, int? smallestSide = null)
    {
        var smallest = smallestSide ?? multiple;
        Require(width, height, multiple, smallest);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(bound.Width, bound.Height), smallest, nameof(bound));

        var scale = Math.Min((double)bound.Width / width, (double)bound.Height / height);
        return new InputSize(Side(width * scale, multiple, smallest, bound.Width), Side(height * scale, multiple, smallest, bound.Height));
    }

    private static void Require(int width, int height, int multiple, int smallestSide)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(multiple, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestSide, multiple);
        if (smallestSide % multiple != 0)
            throw new ArgumentException($"The smallest side, {smallestSide}, is no multiple of {multiple}.", nameof(smallestSide));
    }

    private static int Side(double pixels, int multiple, int least, int most) =>
        Math.Clamp((int)Math.Round(pixels / multiple), least / multiple, most / multiple) * multiple;
}
