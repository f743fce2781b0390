namespace Fathom.Datasets.Kitti;

/// <summary>
/// KITTI's raw data (Geiger et al. 2013) as it unpacks: <c>DATE/DATE_drive_NNNN_sync/image_02/data/NNNNNNNNNN.png</c> (or <c>.jpg</c>, as Monodepth2 turns them), <c>velodyne_points/data</c> beside, and <c>DATE/calib_*.txt</c>.
/// Depth is what the laser scanner saw, where it is there; neighbours in time and the other eye are told where their files are there.
/// </summary>
/// <param name="root">The folder of the dates.</param>
/// <param name="quantity">Which distance the laser's points bring; tables made with Monodepth2's code have the scanner's.</param>
public sealed class KittiRaw(string root, VelodyneDepth quantity = VelodyneDepth.Scanner)
{
    private const double FramesPerSecond = 10;

    private static readonly string[] Endings = [".png", ".jpg"];

    private readonly Dictionary<(string Date, int Camera), (VelodyneProjection Projection, double Baseline)> calibrations = [];

    /// <summary>Reads the frames of a split one after another, as they are asked for.</summary>
    /// <param name="split">A name of <see cref="SplitLists"/>, or a file of lines <c>2011_09_26/2011_09_26_drive_0002_sync 69 l</c>: folder, frame, left or right colour camera.</param>
    /// <exception cref="DatasetException">Root or split are missing (at once), or a line, or the calibration that it needs, is wrong (when it is reached).</exception>
    public IEnumerable<DatasetFrame> Read(string split) => SplitFile.Read(root, split, Frame);

    private DatasetFrame Frame(string line, string where)
    {
        var words = DataText.Words(line);
        if (words is not [var folder, var number, "l" or "r"] || !DataText.TryCount(number, out var frame)
            || folder.Split('/') is not [var date, var drive] || date is "" or ".." || drive is "" or "..")
            throw new DatasetException(where, $"'{line}' is no frame of KITTI's raw data; it is folder, frame, and l or r: 2011_09_26/2011_09_26_drive_0002_sync 69 l.");
        var (camera, other) = words[2] == "l" ? (2, 3) : (3, 2);
        var (projection, baseline) = Calibration(date, camera);
        var scan = Path.Combine(root, folder, "velodyne_points/data", $"{frame:D10}.bin");
        var intrinsics = projection.Camera(1, 1);
        var otherEye = Picture(folder, other, frame);
        return new DatasetFrame
        {
            Name = $"{drive}_{frame:D10}_{words[2]}",
            Picture = Picture(folder, camera, frame) ?? throw new DatasetException(where, $"there is neither {PictureStem(folder, camera, frame)}.png nor .jpg."),
            Depth = File.Exists(scan) ? new VelodyneScan(scan, projection, quantity) : null,
            Sequence = $"{drive}_{words[2]}",
            Time = frame / FramesPerSecond,
            Intrinsics = (intrinsics.Fx, intrinsics.Fy, intrinsics.Cx, intrinsics.Cy),
            PreviousPicture = frame == 0 ? null : Picture(folder, camera, frame - 1),
            NextPicture = Picture(folder, camera, frame + 1),
            OtherEye = otherEye,
            Baseline = otherEye is null ? 0 : baseline,
            Place = "street",
            Condition = "day",
            Crop = EvaluationCrop.Garg,
            Cap = 80,
        };
    }

    // Both are read once for a day.
    private (VelodyneProjection Projection, double Baseline) Calibration(string date, int camera)
    {
        if (calibrations.TryGetValue((date, camera), out var known))
            return known;
        var cameras = KittiCalibration.Read(Path.Combine(root, date, "calib_cam_to_cam.txt"));
        var scanner = KittiCalibration.Read(Path.Combine(root, date, "calib_velo_to_cam.txt"));
        double[] own = cameras.Projection($"P_rect_0{camera}"), other = cameras.Projection($"P_rect_0{5 - camera}");
        // A projection's fourth column is −fx · the place of its camera to the right of camera 0.
        return calibrations[(date, camera)] = (VelodyneProjection.Of(cameras, scanner, camera), (own[3] - other[3]) / own[0]);
    }

    private FramePicture? Picture(string folder, int camera, int frame) =>
        Endings.Select(ending => PictureStem(folder, camera, frame) + ending).FirstOrDefault(File.Exists) is { } path ? new(path) : null;

    private string PictureStem(string folder, int camera, int frame) => Path.Combine(root, folder, $"image_0{camera}/data", $"{frame:D10}");
}
