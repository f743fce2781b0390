namespace Fathom;

/// <summary>The names by which recipes and model descriptions speak of each <see cref="Resizing"/>.</summary>
public static class Resizings
{
    /// <summary>The name in files, e.g. <c>opencv-area</c>.</summary>
    public static string Name(this Resizing variant) => variant switch
    {
        Resizing.OpenCvNearest => "opencv-nearest",
        Resizing.OpenCvLinear => "opencv-linear",
        Resizing.OpenCvArea => "opencv-area",
        Resizing.OpenCvCubic => "opencv-cubic",
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
}
