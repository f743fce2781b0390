namespace Fathom.Datasets;

/// <summary>
/// SUNCG (Song et al. 2017) as T2Net packed it and S2R-DepthNet trains on it: <c>trainA_SYN10/trainA_SYN10/RGB</c> and <c>trainC_SYN10/trainC_SYN10/DEPTH</c>, 8-bit PNG, 0 = nothing there. The set itself is no longer given out.
/// </summary>
/// <remarks>How many metres 255 stands for is not documented. S2R-DepthNet takes it for its 8 m; without that, depth is relative.</remarks>
public static class Suncg
{
    /// <summary>Reads the frames of a list, as they are asked for.</summary>
    /// <param name="root">The folder of <c>trainA_SYN10</c> and <c>trainC_SYN10</c>.</param>
    /// <param name="list">A file of lines <c>RGB,DEPTH</c>: two names.</param>
    /// <param name="metresAtWhite">Metres that 255 stands for, 8 as S2R-DepthNet; null for relative depth from 0 to 1.</param>
    /// <exception cref="DatasetException">Root or list are missing (at once), or a line is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string list, double? metresAtWhite = null) => SplitFile.Read(root, list, (line, where) =>
    {
        if (line.Split(',', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } picture, { Length: > 0 } depth])
            throw new DatasetException(where, $"'{line}' is no picture and depth with a comma between.");
        var (kind, scale) = metresAtWhite is { } metres ? (DepthKind.MetricDepth, metres / 255) : (DepthKind.RelativeDepth, 1.0 / 255);
        return new DatasetFrame
        {
            Name = LayoutFolder.Name(picture),
            Picture = new(LayoutFolder.Inside(Path.Combine(root, "trainA_SYN10/trainA_SYN10"), picture, where)),
            Depth = new Grey8Depth(LayoutFolder.Inside(Path.Combine(root, "trainC_SYN10/trainC_SYN10"), depth, where), kind, scale) { Unknown = 0 },
            Place = "indoor",
        };
    });
}
