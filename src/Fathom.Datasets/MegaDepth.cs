namespace Fathom.Datasets;

/// <summary>
/// MegaDepth v1 (Li and Snavely 2018): <c>0000/dense0/imgs/NAME.jpg</c> and <c>0000/dense0/depths/NAME.h5</c>, landmarks reconstructed from photographs. Depth is known up to a scale, another for each reconstruction.
/// </summary>
/// <remarks>Some files hold no depth but marks of foreground and background for an ordinal loss (numbers below 0). Frames with such a file are left out, as MiDaS does; to know them, each file is read when its frame is reached.</remarks>
public static class MegaDepth
{
    /// <summary>Reads frames by scene, reconstruction and name, as they are asked for.</summary>
    /// <param name="root">The folder of the scenes, <c>MegaDepth_v1</c>.</param>
    /// <param name="ordinal">Told each file that is left out because it holds no depth; null for nobody.</param>
    /// <exception cref="DatasetException">There is no such folder (at once), or a depth is missing or damaged (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root, Action<string>? ordinal = null) => LayoutFolder.Find(root, "*/dense*/imgs/*").SelectMany(LayoutFolder.Pictures).SelectMany<string, DatasetFrame>(picture =>
    {
        var dense = Path.GetDirectoryName(Path.GetDirectoryName(picture)!)!;
        var depth = new MegaDepthFile(Path.Combine(dense, "depths", LayoutFolder.Stem(picture) + ".h5"));
        if (depth.IsOrdinal())
        {
            ordinal?.Invoke(depth.Path);
            return [];
        }
        return [new DatasetFrame { Name = LayoutFolder.Name($"{Path.GetRelativePath(root, dense)}/{Path.GetFileName(picture)}"), Picture = new(picture), Depth = depth, Place = "landmark" }];
    });
}
