namespace Fathom.Datasets.Kitti;

/// <summary>A laser scan of KITTI, seen in a frame's picture.</summary>
/// <param name="Path">The <c>.bin</c> file.</param>
/// <param name="Projection">Into the picture.</param>
/// <param name="Quantity">Which distance counts.</param>
public sealed record VelodyneScan(string Path, VelodyneProjection Projection, VelodyneDepth Quantity) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override bool HasSize => false;

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height) => Projection.Project(Path, width, height, Quantity);
}
