namespace Fathom.Datasets;

/// <summary>Depth as 16-bit grey PNG, 0 = not measured.</summary>
/// <param name="Path">The file.</param>
/// <param name="StepsPerMetre">256 for KITTI, 1000 for millimetres; of other kinds than metric depth, steps per unit.</param>
public sealed record Png16Depth(string Path, double StepsPerMetre) : DepthFile(Path)
{
    /// <summary>What the values mean.</summary>
    public DepthKind Kind { get; init; } = DepthKind.MetricDepth;

    /// <summary>The stored number that means sky, and all beyond: depth +∞, and known. Null where there is none.</summary>
    public ushort? Sky { get; init; }

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var depth = DepthMap.FromPng16(Path, StepsPerMetre, Kind);
        if (Sky is { } sky)
        {
            var beyond = (float)(sky / StepsPerMetre);
            foreach (ref var metres in depth.Values.AsSpan())
                if (metres >= beyond)
                    metres = float.PositiveInfinity;
        }
        return depth;
    }
}
