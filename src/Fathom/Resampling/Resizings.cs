namespace Fathom;

/// <summary>The names by which recipes and model descriptions speak of each <see cref="Resizing"/>, and what the variants have in common.</summary>
public static class Resizings
{
    /// <summary>The name in files, e.g. <c>opencv-area</c>.</summary>
    public static string Name(this Resizing variant) => variant switch
    {
        Resizing.OpenCvNearest => "opencv-nearest",
        Resizing.OpenCvLinear => "opencv-linear",
        Resizing.OpenCvArea => "opencv-area",
        Resizing.OpenCvCubic => "opencv-cubic",
        Resizing.OpenCvLanczos4 => "opencv-lanczos4",
        Resizing.TorchNearest => "torch-nearest",
        Resizing.TorchNearestExact => "torch-nearest-exact",
        Resizing.TorchBilinear => "torch-bilinear",
        Resizing.TorchBilinearAlignCorners => "torch-bilinear-align-corners",
        Resizing.TorchBicubic => "torch-bicubic",
        Resizing.TorchBicubicAlignCorners => "torch-bicubic-align-corners",
        Resizing.TorchArea => "torch-area",
        Resizing.TorchBilinearAntialias => "torch-bilinear-antialias",
        Resizing.TorchBicubicAntialias => "torch-bicubic-antialias",
        Resizing.PilBilinear => "pil-bilinear",
        Resizing.PilBicubic => "pil-bicubic",
        Resizing.PilLanczos => "pil-lanczos",
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "Not a resize variant."),
    };

    /// <summary>The variant of that name.</summary>
    /// <exception cref="FathomException">No variant has the name.</exception>
    public static Resizing Parse(string name)
    {
        var all = Enum.GetValues<Resizing>();
        var found = Array.FindIndex(all, variant => variant.Name() == name);
        return found >= 0 ? all[found] : throw new FathomException($"No resize variant is called '{name}'. Known: {string.Join(", ", all.Select(Name))}.");
    }

    /// <summary>True where every result is one value of the source, unmixed.</summary>
    public static bool IsNearest(this Resizing variant) => variant is Resizing.OpenCvNearest or Resizing.TorchNearest or Resizing.TorchNearestExact;

    /// <summary>True where the centres of the corner pixels stay in place; else half-pixel centres, where the corners of the picture do.</summary>
    public static bool AlignsCorners(this Resizing variant) => variant is Resizing.TorchBilinearAlignCorners or Resizing.TorchBicubicAlignCorners;

    /// <summary>True for OpenCV's own, the first of the enumeration; the others are computed here.</summary>
    internal static bool IsOpenCv(this Resizing variant) => variant <= Resizing.OpenCvLanczos4;

    internal static bool IsPil(this Resizing variant) => variant >= Resizing.PilBilinear;
}
