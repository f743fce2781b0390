using Fathom.Networks;

namespace Fathom.Cli.Models;

/// <summary>How a network is fed and read, in words.</summary>
internal static class FeedingWords
{
    /// <summary>The size at which it sees a picture, e.g. <c>within 384×384</c>.</summary>
    /// <param name="sizing">The rule.</param>
    /// <param name="width">Preferred width in pixels.</param>
    /// <param name="height">Preferred height in pixels.</param>
    public static string Size(InputSizing sizing, int width, int height) => sizing switch
    {
        InputSizing.Fixed => Words.Invariant($"{width}×{height}"),
        InputSizing.UpperBound => Words.Invariant($"within {width}×{height}"),
        _ => Words.Invariant($"about {width}×{height}"),
    };

    /// <summary>How its output comes back to the picture's size, e.g. <c>opencv-linear of 1 / depth</c>.</summary>
    /// <param name="resizing">The variant.</param>
    /// <param name="asDisparity">Whether disparities are what is resized.</param>
    public static string Output(Resizing resizing, bool asDisparity) => asDisparity ? $"{resizing.Name()} of 1 / depth" : resizing.Name();

    /// <summary>What a large number means.</summary>
    public static string Direction(DepthKind kind) => kind.LargerIsNearer() ? "larger is nearer" : "larger is farther";

    /// <summary>Three numbers with blanks between them; one where they are equal.</summary>
    public static string Numbers(IReadOnlyList<float> numbers) => string.Join(' ', (numbers.Distinct().Count() == 1 ? numbers.Take(1) : numbers).Select(Number));

    /// <summary>From the smallest to the largest value, e.g. <c>-1 … 1</c>.</summary>
    public static string Range((float Least, float Most) range) => float.IsFinite(range.Most) ? $"{Number(range.Least)} … {Number(range.Most)}" : "any";

    private static string Number(float number) => Words.Invariant($"{number:0.###}");
}
