namespace Fathom.Datasets;

/// <summary>Depth, or inverse depth, as 8-bit grey PNG: value = stored · <paramref name="Scale"/>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What the values mean.</param>
/// <param name="Scale">Value of one step; negative where larger numbers are farther and the values inverse depth.</param>
public sealed record Grey8Depth(string Path, DepthKind Kind, double Scale) : DepthFile(Path)
{
    /// <summary>The stored number that means "unknown"; null where there is none.</summary>
    public byte? Unknown { get; init; }

    /// <summary>A PNG of the same size, 255 where the value is known; null where there is none.</summary>
    public string? MaskPath { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => MaskPath is null ? base.Files : [Path, MaskPath];

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var (columns, rows, stored) = GreyPicture.Read(Path);
        var valid = Array.ConvertAll(stored, number => number != Unknown);
        if (MaskPath is not null && GreyPicture.Mask(MaskPath, columns, rows) is var mask)
            for (var i = 0; i < valid.Length; i++)
                valid[i] &= mask[i] == byte.MaxValue;
        return new DepthMap(columns, rows, Array.ConvertAll(stored, number => (float)(number * Scale)), Kind, valid);
    }
}
