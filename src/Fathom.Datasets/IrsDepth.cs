namespace Fathom.Datasets;

/// <summary>A disparity of IRS, an EXR file of one channel in pixels, read as metric depth: 480 · 0.1 / disparity. 0 is infinitely far.</summary>
/// <param name="Path">The file.</param>
public sealed record IrsDepth(string Path) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var disparity = DepthMap.Load(Path, DepthKind.Disparity);
        var camera = new Camera(disparity.Width, disparity.Height, Irs.FocalLength, Irs.FocalLength, (disparity.Width - 1) / 2.0, (disparity.Height - 1) / 2.0);
        return disparity.WithCamera(camera).ToMetricDepth(Irs.Baseline);
    }
}
