namespace Fathom;

/// <summary>
/// Disparity from two pictures of one scene whose rows match (a rectified pair): OpenCV's semi-global matching (Hirschmüller, "Stereo processing by semiglobal matching and mutual information", 2008;
/// the costs are those of Birchfield and Tomasi) along eight directions, from left to right and back.
/// <code>var disparity = new StereoMatcher { LargestDisparity = 64 }.Match(left, right, camera);
/// var metres = disparity.ToMetricDepth(baseline: 0.54);</code>
/// </summary>
/// <remarks>
/// A pixel is known where both ways agree to one pixel, where the left picture is not even within 9×9 pixels, and in patches of more than 100 pixels. The same pictures give the same bits, on any number of threads; one call
/// uses one thread and, for each pixel and disparity, four bytes.
/// </remarks>
public sealed record StereoMatcher
{
    /// <summary>Largest absolute value of <see cref="SmallestDisparity"/> and <see cref="LargestDisparity"/>.</summary>
    public const int Farthest = 1000;

    /// <summary>Largest width · height · disparities: two megapixels with 128 disparities, for which the matcher takes a gigabyte.</summary>
    public const long MostCosts = 1 << 28;

    // OpenCV tries disparities by sixteens.
    private const int Step = 16;

    /// <summary>The smallest disparity looked for, in pixels: 0 for parallel cameras, less for pictures shifted against each other, as films are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its absolute value is above <see cref="Farthest"/>.</exception>
    public int SmallestDisparity { get; init => field = InRange(value, nameof(SmallestDisparity)); }

    /// <summary>The largest disparity looked for, in pixels, above <see cref="SmallestDisparity"/>; rounded up so that the number of disparities is a multiple of 16. What is nearer stays unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its absolute value is above <see cref="Farthest"/>.</exception>
    public int LargestDisparity { get; init => field = InRange(value, nameof(LargestDisparity)); } = 127;

    /// <summary>The disparities of the left picture.</summary>
    /// <param name="left">The left picture.</param>
    /// <param name="right">The right picture, of the same size: what the left one shows at column x is at x − disparity here, in the same row.</param>
    /// <param name="camera">The left picture's camera; the map gets it.</param>
    /// <returns>Pixels, in sixteenths; NaN and masked where unknown.</returns>
    /// <exception cref="ArgumentException">The sizes of pictures and camera differ, or <see cref="LargestDisparity"/> is not above <see cref="SmallestDisparity"/>.</exception>
    /// <exception cref="FathomException">Width · height · disparities exceed <see cref="MostCosts"/>, or a library is missing (<see cref="MissingLibraryException"/>).</exception>
    public DepthMap Match(Image left, Image right, Camera? camera = null)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if ((left.Width, left.Height) != (right.Width, right.Height))
            throw new ArgumentException($"The left picture has {left.Width}×{left.Height} pixels, the right one {right.Width}×{right.Height}: rectify them to one size.", nameof(right));
        if (LargestDisparity <= SmallestDisparity)
            throw new ArgumentException($"The largest disparity ({LargestDisparity}) is not above the smallest ({SmallestDisparity}).");
        var count = (LargestDisparity - SmallestDisparity + Step) / Step * Step;
        if ((long)left.Width * left.Height * count > MostCosts)
            throw new FathomException($"Matching {left.Width}×{left.Height} pixels with {count} disparities would take {(long)left.Width * left.Height * count >> 28} GB. Make the pictures smaller, or the range of disparities.");
        var disparities = StereoNative.Match(left, right, SmallestDisparity, count);
        return new DepthMap(left.Width, left.Height, disparities, DepthKind.Disparity, Array.ConvertAll(disparities, disparity => !float.IsNaN(disparity)), camera);
    }

    private static int InRange(int value, string name) =>
        value is >= -Farthest and <= Farthest ? value : throw new ArgumentOutOfRangeException(name, value, $"From −{Farthest} to {Farthest} pixels.");
}
