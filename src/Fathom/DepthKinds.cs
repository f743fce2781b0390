namespace Fathom;

/// <summary>Facts about each <see cref="DepthKind"/>.</summary>
public static class DepthKinds
{
    /// <summary>The unit that belongs to a kind.</summary>
    public static DepthUnit Unit(this DepthKind kind) => kind switch
    {
        DepthKind.MetricDepth => DepthUnit.Metre,
        DepthKind.InverseDepth => DepthUnit.PerMetre,
        DepthKind.Disparity => DepthUnit.Pixel,
        _ => DepthUnit.None,
    };

    /// <summary>True where a larger value is nearer to the camera (every kind of inverse depth).</summary>
    public static bool LargerIsNearer(this DepthKind kind) => kind is not (DepthKind.MetricDepth or DepthKind.RelativeDepth);

    /// <summary>The kind in words for messages, e.g. "affine-invariant inverse depth".</summary>
    public static string Describe(this DepthKind kind) => kind switch
    {
        DepthKind.MetricDepth => "metric depth",
        DepthKind.RelativeDepth => "relative depth",
        DepthKind.Disparity => "disparity",
        DepthKind.InverseDepth => "inverse depth",
        _ => "affine-invariant inverse depth",
    };

    /// <summary>Steps of a 16-bit PNG per unit of the value; null where the kind has no unit and the map is stretched to 16 bits.</summary>
    /// <remarks>256 for depth and disparity, KITTI's convention: to 255 metres in steps of 4 mm. 10,000 for inverse depth: from 0.16 m on, and still 125 steps at 80 m.</remarks>
    public static int? Png16Steps(this DepthKind kind) => kind.Unit() switch
    {
        DepthUnit.Metre or DepthUnit.Pixel => 256,
        DepthUnit.PerMetre => 10_000,
        _ => null,
    };
}
