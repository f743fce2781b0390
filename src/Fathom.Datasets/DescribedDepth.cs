namespace Fathom.Datasets;

/// <summary>Depth in any file that <see cref="DepthMap"/> reads, with its meaning said from outside: what a manifest's line says.</summary>
/// <param name="Path">16-bit PNG, EXR, TIFF, NPY or PFM.</param>
/// <param name="Kind">What the numbers mean; null where the file says it.</param>
public sealed record DescribedDepth(string Path, DepthKind? Kind) : DepthFile(Path)
{
    /// <summary>Steps a unit of a 16-bit PNG, 0 = unknown; null for floats, and for a PNG that says it.</summary>
    public double? Steps { get; init; }

    /// <summary>A picture of the same size, black where the depth is unknown; null where there is none.</summary>
    public string? MaskPath { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => MaskPath is null ? base.Files : [Path, MaskPath];

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var map = Steps is { } steps ? DepthMap.FromPng16(Path, steps) : DepthMap.Load(Path, Kind);
        var kind = Steps is null ? map.Kind : Kind ?? DepthKind.MetricDepth;
        return new DepthMap(map.Width, map.Height, map.Values, kind, MaskPath is null ? map.Valid : Masked(map, MaskPath), map.Camera);
    }

    private static bool[] Masked(DepthMap map, string path)
    {
        var mask = Image.Load(path);
        if ((mask.Width, mask.Height) != (map.Width, map.Height))
            throw new DatasetException(path, $"the mask has {mask.Width}×{mask.Height} pixels, the depth {map.Width}×{map.Height}.");
        var valid = new bool[map.Values.Length];
        for (var i = 0; i < valid.Length; i++)
            valid[i] = map.IsValid(i) && mask.Pixels.AsSpan(3 * i, 3).ContainsAnyExcept((byte)0);
        return valid;
    }
}
