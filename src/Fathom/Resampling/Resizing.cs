namespace Fathom;

/// <summary>The ways to resize. Each names its library: "bilinear" gives other pixels in every one, and networks must see what they were trained with.</summary>
/// <remarks>
/// Pixel centres correspond by half-pixel centres, or by corners where the name says so (<see cref="Resize"/>). The variants of OpenCV and torch sample without
/// filtering when shrinking, except area and antialias; PIL's always filter.
/// </remarks>
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

    /// <summary>OpenCV's INTER_LANCZOS4: windowed sinc over 8×8 pixels, not widened when shrinking; overshoots at edges.</summary>
    OpenCvLanczos4,

    /// <summary>torch's mode "nearest": source index ⌊x · from / to⌋.</summary>
    TorchNearest,

    /// <summary>torch's mode "nearest-exact": source index ⌊(x + ½) · from / to⌋, as PIL and scikit-image.</summary>
    TorchNearestExact,

    /// <summary>torch's mode "bilinear", align_corners false: half-pixel centres.</summary>
    TorchBilinear,

    /// <summary>torch's mode "bilinear", align_corners true: the first and last pixels stay where they are.</summary>
    TorchBilinearAlignCorners,

    /// <summary>torch's mode "bicubic", align_corners false: a = −0.75, overshoots at edges.</summary>
    TorchBicubic,

    /// <summary>torch's mode "bicubic", align_corners true.</summary>
    TorchBicubicAlignCorners,

    /// <summary>torch's mode "area": adaptive average pooling over whole pixels.</summary>
    TorchArea,

    /// <summary>torch's mode "bilinear" with antialias: a triangle as wide as the pixels shrink.</summary>
    TorchBilinearAntialias,

    /// <summary>torch's mode "bicubic" with antialias: a = −0.5, as wide as the pixels shrink.</summary>
    TorchBicubicAntialias,

    /// <summary>PIL's BILINEAR: a triangle as wide as the pixels shrink; 8-bit pictures in its fixed-point arithmetic.</summary>
    PilBilinear,

    /// <summary>PIL's BICUBIC: a = −0.5, as wide as the pixels shrink; 8-bit pictures in its fixed-point arithmetic.</summary>
    PilBicubic,

    /// <summary>PIL's LANCZOS, once called ANTIALIAS: three lobes, as wide as the pixels shrink; 8-bit pictures in its fixed-point arithmetic.</summary>
    PilLanczos,
}
