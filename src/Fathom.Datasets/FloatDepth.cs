namespace Fathom.Datasets;

/// <summary>Depth as a file of floats, PFM, NPY or EXR: what is not above 0 was not measured.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What the values mean.</param>
public sealed record FloatDepth(string Path, DepthKind Kind) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var map = DepthMap.Load(Path, Kind);
        return new DepthMap(map.Width, map.Height, map.Values, Kind, Array.ConvertAll(map.Values, value => value > 0), map.Camera);
    }
}
