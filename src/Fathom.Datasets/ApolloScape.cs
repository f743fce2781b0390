namespace Fathom.Datasets;

/// <summary>
/// ApolloScape's stereo set (Huang et al. 2018), streets with depth from a laser scanner and fitted models of cars: <c>stereo_train_001/camera_5/NAME.jpg</c> and <c>stereo_train_001/disparity/NAME.png</c>, 16-bit disparity, 0 = not measured.
/// </summary>
/// <remarks>
/// The official evaluation takes the stored numbers for pixels. The eyes' distance is not documented where it could be looked up, so the values are read as inverse depth up to scale and shift, which is what MiDaS trains on, and no frame tells its other eye.
/// </remarks>
public static class ApolloScape
{
    /// <summary>Reads frames by part and name, as they are asked for.</summary>
    /// <param name="root">The folder of <c>stereo_train_001</c> and so on.</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root) => LayoutFolder.Find(root, "stereo_*/camera_5/*").SelectMany(LayoutFolder.Pictures).Select(picture =>
    {
        var (part, name) = (Path.GetDirectoryName(Path.GetDirectoryName(picture)!)!, LayoutFolder.Stem(picture));
        return new DatasetFrame
        {
            Name = $"{Path.GetFileName(part)}_{name}",
            Picture = new(picture),
            Depth = new Png16Depth(Path.Combine(part, "disparity", name + ".png"), StepsPerMetre: 1) { Kind = DepthKind.AffineInverseDepth },
            Place = "street",
            Condition = "day",
        };
    });
}
