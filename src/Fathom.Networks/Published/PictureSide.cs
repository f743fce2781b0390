using System.Globalization;

namespace Fathom.Networks;

/// <summary>Width or height of the pictures that a network was trained on, as its file tells it.</summary>
internal static class PictureSide
{
    // Larger pictures are not what a checkpoint was trained on, but a damaged number.
    private const long Largest = 16_384;

    /// <summary>Pixels.</summary>
    /// <param name="told">A number in a PyTorch checkpoint, a text in the header of safetensors, or anything else.</param>
    /// <returns>Null where it is no side of a picture.</returns>
    public static int? Of(object? told)
    {
        var side = told is string text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : told as long?;
        return side is > 0 and <= Largest ? (int)side : null;
    }
}
