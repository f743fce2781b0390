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

    /// <summary>The folder of the improved ground truth (Uhrig et al. 2017), which then is the frames' depth: <c>DRIVE/proj_depth/groundtruth/image_02/NNNNNNNNNN.png</c>, 16-bit PNG, 256 steps a metre, where DRIVE lies in <c>train</c> or <c>val</c>,
    /// as the official download has it, or in its day's folder, as in the raw data. A frame without it is an error: of Eigen's 697, 652 have it. Null: depth is the laser scan.</summary>
    public string? Improved { get; init; }

    /// <summary>Reads the frames of a split one after another, as they are asked for.</summary>
    /// <param name="split">A name of <see cref="SplitLists"/>, or a file of lines <c>2011_09_26/2011_09_26_drive_0002_sync 69 l</c>: folder, frame, left or right colour camera.</param>
    /// <exception cref="DatasetException">Root or split are missing (at once), or a line, or the calibration or improved depth that it needs, is wrong (when it is reached).</exception>
    public IEnumerable<DatasetFrame> Read(string split) => SplitFile.Read(root, split, (line, where) =>
    {
        if (DataText.Words(line) is not [var folder, var number, ("l" or "r") and var eye] || !DataText.TryCount(number, out var frame) || folder.Split('/') is not [var date, var drive] || !DataText.IsName(date) || !DataText.IsName(drive))
            throw new DatasetException(where, $"'{line}' is no frame of KITTI's raw data; it is folder, frame, and l or r: 2011_09_26/2011_09_26_drive_0002_sync 69 l.");
        return Frame(date, drive, frame, eye, where);
    });

    /// <summary>A frame.</summary>
    /// <param name="date">Its day's folder, a name.</param>
    /// <param name="drive">Its drive's, a name.</param>
    /// <param name="frame">Its number.</param>
    /// <param name="eye">"l" or "r".</param>
    /// <param name="where">What asks for it, for errors.</param>
    internal DatasetFrame Frame(string date, string drive, int frame, string eye, string where)
    {
        var folder = $"{date}/{drive}";
        var (camera, other) = eye == "l" ? (2, 3) : (3, 2);
        var (projection, baseline) = Calibration(date, camera);
        var intrinsics = projection.Camera(1, 1);
        var otherEye = Picture(folder, other, frame);
        return new DatasetFrame
        {
            Name = $"{drive}_{frame:D10}_{eye}",
            Picture = Picture(folder, camera, frame) ?? throw new DatasetException(where, $"there is neither {PictureStem(folder, camera, frame)}.png nor .jpg."),
            Depth = Improved is { } improved ? ImprovedDepth(improved) : Path.Combine(root, folder, "velodyne_points/data", $"{frame:D10}.bin") is var scan && File.Exists(scan) ? new VelodyneScan(scan, projection, quantity) : null,
            Sequence = $"{drive}_{eye}",
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

        Png16Depth ImprovedDepth(string improved)
        {
            var file = $"{drive}/proj_depth/groundtruth/image_0{camera}/{frame:D10}.png";
            var path = new[] { "train", "val", date }.Select(above => Path.Combine(improved, above, file)).FirstOrDefault(File.Exists);
            return new Png16Depth(path ?? throw new DatasetException(where, $"{file} is not in {improved}, neither in train nor val nor {date}. Not every frame has improved depth: of Eigen's test, those of kitti_eigen_benchmark_test_652 have."), StepsPerMetre: 256);
        }
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
