namespace Fathom.Datasets;

/// <summary>HRWSI (Xian et al. 2020): <c>train/imgs/NAME.jpg</c>, <c>train/gts/NAME.png</c>, 8-bit disparity up to scale and shift, larger = nearer, and <c>train/valid_masks/NAME.png</c>, 255 = known.</summary>
public static class Hrwsi
{
    /// <summary>Reads frames by name, as they are asked for.</summary>
    /// <param name="root">The folder of <c>train</c> and <c>val</c>.</param>
    /// <param name="split">"train" or "val".</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string split = "train") => LayoutFolder.Find(root, $"{split}/imgs/*").SelectMany(LayoutFolder.Pictures).Select(picture =>
    {
        var name = LayoutFolder.Stem(picture);
        return new DatasetFrame
        {
            Name = name,
            Picture = new(picture),
            Depth = new Grey8Depth(Path.Combine(root, split, "gts", name + ".png"), DepthKind.AffineInverseDepth, 1.0 / 255) { MaskPath = Path.Combine(root, split, "valid_masks", name + ".png") },
        };
    });
}
