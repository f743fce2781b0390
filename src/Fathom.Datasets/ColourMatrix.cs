namespace Fathom.Datasets;

/// <summary>
/// An affine change of colour: (r, g, b) → M·(r, g, b) + Offset, on gamma-encoded values. M is row-major, Offset the same in every channel.
/// Each factory keeps grey grey.
/// </summary>
internal readonly record struct ColourMatrix(
    double M11, double M12, double M13, double M21, double M22, double M23, double M31, double M32, double M33, double Offset)
{
    // Luma of Rec. 601, as in PIL's and torchvision's "L".
    private const double R = 0.299, G = 0.587, B = 0.114;

    public static ColourMatrix Identity { get; } = Brightness(1);

    /// <summary>v → f·v.</summary>
    public static ColourMatrix Brightness(double f) => new(f, 0, 0, 0, f, 0, 0, 0, f, 0);

    /// <summary>v → f·(v − ½) + ½.</summary>
    public static ColourMatrix Contrast(double f) => Brightness(f) with { Offset = (1 - f) / 2 };

    /// <summary>v → f·v + (1 − f)·luma: 0 is grey, 1 changes nothing.</summary>
    public static ColourMatrix Saturation(double f)
    {
        double r = (1 - f) * R, g = (1 - f) * G, b = (1 - f) * B;
        return new(r + f, g, b, r, g + f, b, r, g, b + f, 0);
    }

    /// <summary>A turn about the grey axis (Rodrigues' formula with the axis (1, 1, 1)/√3); 120° takes red to green.</summary>
    public static ColourMatrix Hue(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        double same = (1 + 2 * cos) / 3, next = (1 - cos) / 3 - sin / Math.Sqrt(3), last = (1 - cos) / 3 + sin / Math.Sqrt(3);
        return new(same, next, last, last, same, next, next, last, same, 0);
    }

    /// <summary>This change, then <paramref name="after"/>.</summary>
    public ColourMatrix Then(ColourMatrix after) => new(
        after.M11 * M11 + after.M12 * M21 + after.M13 * M31,
        after.M11 * M12 + after.M12 * M22 + after.M13 * M32,
        after.M11 * M13 + after.M12 * M23 + after.M13 * M33,
        after.M21 * M11 + after.M22 * M21 + after.M23 * M31,
        after.M21 * M12 + after.M22 * M22 + after.M23 * M32,
        after.M21 * M13 + after.M22 * M23 + after.M23 * M33,
        after.M31 * M11 + after.M32 * M21 + after.M33 * M31,
        after.M31 * M12 + after.M32 * M22 + after.M33 * M32,
        after.M31 * M13 + after.M32 * M23 + after.M33 * M33,
        // Rows of every factory's matrix sum alike, so an offset common to the channels stays common.
        (after.M11 + after.M12 + after.M13) * Offset + after.Offset);
}
