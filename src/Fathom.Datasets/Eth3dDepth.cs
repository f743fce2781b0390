namespace Fathom.Datasets;

/// <summary>A depth of ETH3D: float32 metres row by row, little endian, without a header; it has the size of the picture as the sensor stored it. +∞ = not measured.</summary>
/// <param name="Path">The file.</param>
public sealed record Eth3dDepth(string Path) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override bool HasSize => false;

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
            throw new DatasetException(Path, "there is no such file.");
        if (width < 1 || height < 1 || file.Length != (long)width * height * sizeof(float))
            throw new DatasetException(Path, $"{file.Length} bytes are not the {width}×{height} floats of the picture. Is it cut off, or the picture of another size (undistorted, shrunk)?");
        using var stream = file.OpenRead();
        var metres = RawFloats.Read(stream, width * height);
        return new DepthMap(width, height, metres, DepthKind.MetricDepth, Array.ConvertAll(metres, depth => depth > 0 && float.IsFinite(depth)));
    }
}
