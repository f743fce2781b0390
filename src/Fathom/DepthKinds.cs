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
}
