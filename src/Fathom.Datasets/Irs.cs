namespace Fathom.Datasets;

/// <summary>
/// IRS, rendered rooms for robots (Wang et al. 2019): <c>Home/SCENE/l_1.png</c>, <c>r_1.png</c> and <c>d_1.exr</c>, the left eye's disparity in pixels; 960×540, focal length 480 pixels, the eyes 0.1 m apart. Read as metric depth.
/// </summary>
public static class Irs
{
    internal const double FocalLength = 480, Baseline = 0.1;

    /// <summary>Reads frames by kind of room, scene and number, as they are asked for.</summary>
    /// <param name="root">The folder of <c>Home</c>, <c>Office</c>, <c>Restaurant</c> and <c>Store</c>, or one of them.</param>
    /// <exception cref="DatasetException">There is no scene: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root) => LayoutFolder.Find(root, "*/*/l_*.png", "*/l_*.png").SelectMany(scene => Scene(scene, LayoutFolder.Name(Path.GetRelativePath(root, scene))));

    private static IEnumerable<DatasetFrame> Scene(string folder, string sequence)
    {
        // By number: l_10 is after l_9.
        var numbers = LayoutFolder.Files(folder, "l_*.png").Select(file => LayoutFolder.Stem(file)["l_".Length..]).OrderBy(digits => digits.Length).ThenBy(digits => digits, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < numbers.Length; i++)
        {
            var right = Path.Combine(folder, $"r_{numbers[i]}.png");
            var hasRight = File.Exists(right);
            yield return new DatasetFrame
            {
                Name = $"{sequence}_{numbers[i]}",
                Picture = Left(i)!,
                Depth = new IrsDepth(Path.Combine(folder, $"d_{numbers[i]}.exr")),
                Sequence = sequence,
                // Unreal's camera: the principal point in the middle of the picture.
                Intrinsics = (FocalLength, FocalLength, 479.5, 269.5),
                PreviousPicture = Left(i - 1),
                NextPicture = Left(i + 1),
                OtherEye = hasRight ? new(right) : null,
                Baseline = hasRight ? Baseline : 0,
                Place = "indoor",
            };
        }

        FramePicture? Left(int i) => i >= 0 && i < numbers.Length ? new(Path.Combine(folder, $"l_{numbers[i]}.png")) : null;
    }
}
