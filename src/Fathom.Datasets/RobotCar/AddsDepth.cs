namespace Fathom.Datasets.RobotCar;

/// <summary>Ground truth as ADDS-DepthNet distributes it: 16-bit PNG, 256 steps a metre, 0 = not measured, of the whole 1280×960 picture. For a picture without sky and bonnet it is cut as that was: rows 160 to 799.</summary>
/// <param name="Path">The file.</param>
public sealed record AddsDepth(string Path) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override bool HasSize => false;

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var depth = DepthMap.FromPng16(Path, unitsPerMetre: 256);
        var isCut = AddsFrame.IsCut(width, height, Path);
        if (AddsFrame.IsCut(depth.Width, depth.Height, Path) == isCut)
            return depth;
        if (!isCut)
            throw new DatasetException(Path, $"depth of {depth.Width}×{depth.Height}, cut to the middle rows, does not fit a whole picture of {width}×{height}.");
        var rows = (AddsFrame.Top * depth.Height / AddsFrame.Height * depth.Width)..(AddsFrame.Bottom * depth.Height / AddsFrame.Height * depth.Width);
        var values = depth.Values[rows];
        return new DepthMap(depth.Width, values.Length / depth.Width, values, depth.Kind, depth.Valid?[rows]);
    }
}
