namespace Fathom.Cli.Predict;

/// <summary>How many steps of a 16-bit PNG make one unit of the value.</summary>
internal static class Png16Scale
{
    // KITTI's convention, for depth and for disparity: to 255 metres in steps of 4 mm.
    private const int Kitti = 256;

    // From 0.16 m on, and still 125 steps at 80 m.
    private const int Inverse = 10_000;

    /// <summary>Steps per unit; null where the kind has no unit and the map is stretched to 16 bits.</summary>
    public static int? Of(DepthKind kind) => kind.Unit() switch
    {
        DepthUnit.Metre or DepthUnit.Pixel => Kitti,
        DepthUnit.PerMetre => Inverse,
        _ => null,
    };
}
