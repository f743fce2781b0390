using System.Collections.Concurrent;

namespace Fathom.Datasets.RobotCar;

/// <summary>
/// Oxford RobotCar as ADDS-DepthNet prepared it (Liu et al. 2021): <c>day_train_all/NNNNNNNNNN.png</c> with its translation <c>day_train_all_fake_night</c>, <c>night_train_all</c> with <c>night_train_all_fake_day</c>,
/// <c>day_val_451</c> and <c>night_val_411</c> with ground truth in folders that end in <c>_gt</c> (<see cref="AddsDepth"/>).
/// </summary>
public static class RobotCarAdds
{
    /// <summary>Reads the frames of a split one after another, as they are asked for. Day or night follows from the first word of a folder's name; neighbours are told where the second is "train", since validation frames were picked by hand.</summary>
    /// <param name="root">The folder of these folders.</param>
    /// <param name="split">A name of <see cref="SplitLists"/>, or a file of lines <c>day_val_451/0000030525</c>.</param>
    /// <exception cref="DatasetException">Root or split are missing (at once), or a line, or the size of a folder's pictures, is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string split)
    {
        var reader = new Reader(root);
        return SplitFile.Read(root, split, (line, where) =>
        {
            var (folder, number) = Parse(line, where);
            return reader.Frame(folder, number, IsDay(folder), where);
        });
    }

    /// <summary>Reads the frames of a training split with their twins of the other time of day.</summary>
    /// <param name="root">The folder of these folders.</param>
    /// <param name="split">A name of <see cref="SplitLists"/>, or a file of lines <c>day_train_all/0000000315</c>.</param>
    /// <exception cref="DatasetException">As for <see cref="Read"/>, and where a frame has no twin.</exception>
    public static IEnumerable<DayNightPair> ReadPairs(string root, string split)
    {
        var reader = new Reader(root);
        return SplitFile.Read(root, split, (line, where) =>
        {
            var (folder, number) = Parse(line, where);
            var isDay = IsDay(folder);
            var (taken, twin) = (reader.Frame(folder, number, isDay, where), reader.Frame(folder + (isDay ? "_fake_night" : "_fake_day"), number, !isDay, where));
            return isDay ? new DayNightPair(taken, twin) : new DayNightPair(twin, taken);
        });
    }

    private static (string Folder, long Number) Parse(string line, string where) =>
        line.Trim().Split('/') is [var folder, var digits] && folder.Split('_') is ["day" or "night", _, ..] && DataText.IsName(folder) && DataText.TryLongCount(digits, out var number)
            ? (folder, number)
            : throw new DatasetException(where, $"'{line}' is no frame of ADDS-DepthNet's; it is folder and number, and the folder begins with day or night: day_train_all/0000000315.");

    private static bool IsDay(string folder) => folder.StartsWith("day", StringComparison.Ordinal);

    private sealed class Reader(string root)
    {
        // Of one size in a folder: one header is read for all.
        private readonly ConcurrentDictionary<string, (double Fx, double Fy, double Cx, double Cy)> cameras = new(StringComparer.Ordinal);

        public DatasetFrame Frame(string folder, long number, bool isDay, string where)
        {
            var picture = Picture(folder, number) ?? throw new DatasetException(where, $"there is no {PathOf(folder, number)}. Each of the set's folders is a download of its own; translated ones can be made.");
            var isTraining = folder.Split('_')[1] == "train";
            var depth = PathOf(folder + "_gt", number);
            return new DatasetFrame
            {
                Name = $"{folder}_{number:D10}",
                Picture = picture,
                Depth = File.Exists(depth) ? new AddsDepth(depth) : null,
                Sequence = folder,
                Intrinsics = cameras.GetOrAdd(folder, _ => Camera(picture.Path)),
                PreviousPicture = isTraining && number > 0 ? Picture(folder, number - 1) : null,
                NextPicture = isTraining ? Picture(folder, number + 1) : null,
                Place = "street",
                Condition = isDay ? "day" : "night",
                Cap = 60,
            };
        }

        private static (double Fx, double Fy, double Cx, double Cy) Camera(string picture)
        {
            using var file = File.OpenRead(picture);
            var start = new byte[1024];
            var header = PictureHeader.Read(start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)), picture);
            return AddsFrame.Intrinsics(header.Width, header.Height, picture);
        }

        private FramePicture? Picture(string folder, long number) => PathOf(folder, number) is var path && File.Exists(path) ? new(path) : null;

        private string PathOf(string folder, long number) => Path.Combine(root, folder, $"{number:D10}.png");
    }
}
