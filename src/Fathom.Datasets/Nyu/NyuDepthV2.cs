using Fathom.Datasets.Hdf5;

namespace Fathom.Datasets.Nyu;

/// <summary>
/// NYU Depth v2 (Silberman et al. 2012), rooms seen by a Kinect, in its three usual forms: the labelled file of MATLAB; lists of PNGs, as S2R-DepthNet's; folders of scenes, as BTS and NewCRFs have them.
/// Depth is scored up to 10 m (8 m by S2R-DepthNet).
/// </summary>
public static class NyuDepthV2
{
    private const double MostMetres = 10, MostMetresOfS2R = 8;

    /// <summary>Reads <c>nyu_depth_v2_labeled.mat</c> (MATLAB 7.3: HDF5): one frame at a time, never the 2.8 GB as a whole.</summary>
    /// <param name="labelled">The file.</param>
    /// <param name="quantity">Which depth.</param>
    /// <returns>All its frames, named by their number from 1.</returns>
    /// <exception cref="DatasetException">The file is missing, or not NYU's.</exception>
    public static IReadOnlyList<DatasetFrame> ReadLabelled(string labelled, NyuDepth quantity = NyuDepth.Raw) => [.. Enumerable.Range(1, Count(labelled)).Select(number => Labelled(labelled, number, quantity))];

    /// <summary>Reads the frames of a split of <c>nyu_depth_v2_labeled.mat</c>.</summary>
    /// <param name="labelled">The file.</param>
    /// <param name="splits"><c>splits.mat</c> (MATLAB 5), with numbers from 1, or a text file of numbers from 1, one a line, for a split of one's own.</param>
    /// <param name="split">Which of its splits; a text file has one.</param>
    /// <param name="quantity">Which depth; MiDaS scores the raw one of the test's 654 frames.</param>
    /// <exception cref="DatasetException">A file is missing, or not NYU's, or names a frame that is not there.</exception>
    public static IReadOnlyList<DatasetFrame> ReadLabelled(string labelled, string splits, NyuSplit split = NyuSplit.Test, NyuDepth quantity = NyuDepth.Raw)
    {
        var count = Count(labelled);
        var numbers = Path.GetExtension(splits).Equals(".mat", StringComparison.OrdinalIgnoreCase)
            ? MatFile.Read(splits, split == NyuSplit.Test ? "testNdxs" : "trainNdxs")
            : Numbers(splits);
        return [.. numbers.Select(number => number >= 1 && number <= count && number == Math.Floor(number)
            ? Labelled(labelled, (int)number, quantity)
            : throw new DatasetException(splits, $"frame {number}: {labelled} has 1 to {count}."))];
    }

    /// <summary>Reads a list of PNGs, as S2R-DepthNet's <c>nyu2_test.csv</c> (Hu et al. 2019): <c>data/nyu2_test/00000_colors.png,data/nyu2_test/00000_depth.png</c>, 16-bit depth in millimetres.</summary>
    /// <param name="root">The folder to which the list's paths are relative.</param>
    /// <param name="list">The list.</param>
    /// <exception cref="DatasetException">Root or list are missing (at once), or a line is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> ReadPngs(string root, string list) => SplitFile.Read(root, list, (line, where) =>
        line.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } picture, { Length: > 0 } depth]
            ? Room(LayoutFolder.Name(picture), new(LayoutFolder.Inside(root, picture, where)), Millimetres(LayoutFolder.Inside(root, depth, where))) with { Cap = MostMetresOfS2R }
            : throw new DatasetException(where, $"'{line}' is no picture and depth with a comma between."));

    /// <summary>Reads folders of scenes as BTS and NewCRFs have them: <c>SCENE/rgb_00000.jpg</c> and <c>SCENE/sync_depth_00000.png</c>, 16-bit in millimetres; with Eigen's crop, as they score.</summary>
    /// <param name="root">The folder of the scenes.</param>
    /// <exception cref="DatasetException">There is no such folder, or no scene in it: at once.</exception>
    public static IEnumerable<DatasetFrame> ReadScenes(string root) => LayoutFolder.Find(root, "*/rgb_*.jpg").SelectMany(scene => LayoutFolder.Files(scene, "rgb_*.jpg")).Select(picture =>
    {
        var (scene, number) = (Path.GetDirectoryName(picture)!, LayoutFolder.Stem(picture)["rgb_".Length..]);
        return Room($"{Path.GetFileName(scene)}_{number}", new(picture), Millimetres(Path.Combine(scene, $"sync_depth_{number}.png"))) with
        {
            Sequence = Path.GetFileName(scene),
            Crop = EvaluationCrop.NyuEigen,
        };
    });

    private static DatasetFrame Labelled(string path, int number, NyuDepth quantity) => Room($"{number:0000}", new NyuPicture(path, number - 1), new NyuLabelledDepth(path, number - 1, quantity));

    private static DatasetFrame Room(string name, FramePicture picture, DepthFile depth) => new() { Name = name, Picture = picture, Depth = depth, Place = "indoor", Cap = MostMetres };

    private static Png16Depth Millimetres(string path) => new(path, StepsPerMetre: 1000);

    private static int Count(string labelled)
    {
        using var file = Hdf5File.Open(labelled);
        var images = file.Dataset("images");
        return images.Shape is [var count, 3, _, _] ? (int)count : throw new DatasetException(labelled, $"'images' is {images.Describe()}, not N×3×W×H as NYU's.");
    }

    private static double[] Numbers(string path)
    {
        if (!File.Exists(path))
            throw new DatasetException(path, "there is no such file.");
        return [.. File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => DataText.TryNumber(line, out var number) ? number : throw new DatasetException(path, $"'{line}' is no number of a frame."))];
    }
}
