namespace Fathom.Datasets;

/// <summary>A rectangle in fractions of the frame: (0, 0, 1, 1) is the whole.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width, in (0, 1].</param>
/// <param name="Height">Height, in (0, 1].</param>
public readonly record struct CropBox(double X, double Y, double Width, double Height)
{
    /// <summary>The whole frame.</summary>
    public static CropBox Whole { get; } = new(0, 0, 1, 1);
}
