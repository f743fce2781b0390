namespace Fathom.Datasets;

/// <summary>Depth as 16-bit grey PNG, 0 = not measured.</summary>
/// <param name="Path">The file.</param>
/// <param name="StepsPerMetre">256 for KITTI, 1000 for millimetres.</param>
public sealed record Png16Depth(string Path, double StepsPerMetre) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override DepthMap Read(int width, int height) => DepthMap.FromPng16(Path, StepsPerMetre);
}
