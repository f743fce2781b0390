namespace Fathom;

/// <summary>The ways to resize. Each names its library: "bilinear" gives other pixels in every one, and networks must see what they were trained with.</summary>
/// <remarks>All but nearest have half-pixel centres; see <see cref="Camera.Resized"/>. None but area filters when shrinking.</remarks>
public enum Resizing
{
    /// <summary>OpenCV's INTER_NEAREST: source index ⌊x · from / to⌋.</summary>
    OpenCvNearest,

    /// <summary>OpenCV's INTER_LINEAR: bilinear, aliases when shrinking by more than 2.</summary>
    OpenCvLinear,

    /// <summary>OpenCV's INTER_AREA: the mean over the covered area; near bilinear when enlarging.</summary>
    OpenCvArea,

    /// <summary>OpenCV's INTER_CUBIC: bicubic with a = −0.75, overshoots at edges.</summary>
    OpenCvCubic,
}
