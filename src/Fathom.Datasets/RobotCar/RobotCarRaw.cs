namespace Fathom.Datasets.RobotCar;

/// <summary>
/// Oxford RobotCar (Maddern et al. 2017) as it unpacks: <c>SEQUENCE/stereo.timestamps</c>, <c>stereo/left/TIME.png</c> (raw, 1280×960), <c>vo/vo.csv</c> or <c>gps/ins.csv</c>, and <c>lms_front.timestamps</c>, <c>lms_front/TIME.bin</c>.
/// Pictures are read in colour and undistorted; depth is accumulated from laser scans where scans and motion are there. Cameras' models, sensors' places and the sequences' tags come from the set's SDK.
/// </summary>
public sealed class RobotCarRaw
{
    private const double MicrosecondsPerSecond = 1e6;

    // In this order, because a rainy night is a night.
    private static readonly string[] Conditions = ["night", "dusk", "snow", "rain", "overcast"];

    private readonly string sequence, name, condition;
    private readonly RobotCarSettings settings;
    private readonly CameraModel model;
    private readonly CameraModel? otherModel;
    private readonly VehicleTrack? track;
    private readonly LaserRecording? scans;
    private readonly Pose camera, sensor;

    /// <summary>Opens a sequence.</summary>
    /// <param name="sequence">Its folder, e.g. <c>2014-12-09-13-21-02</c>.</param>
    /// <param name="sdk">The folder of the set's SDK, with <c>models</c> and <c>extrinsics</c> (and, where it is there, <c>tags</c>).</param>
    /// <param name="settings">Camera, scanner, window; null for the left camera with the front scanner.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="DatasetException">The folder is missing, or a file of the SDK or of the car's motion is missing or wrong.</exception>
    public RobotCarRaw(string sequence, string sdk, RobotCarSettings? settings = null)
    {
        settings ??= new();
        if (!(settings.Window is > 0 and <= 600 && settings.MinDepth >= 0 && settings.MaxDepth > settings.MinDepth))
            throw new ArgumentException($"The window is {settings.Window} s, depths are from {settings.MinDepth} to {settings.MaxDepth} m; they are above 0 and at most 600 s, and from at least 0 m upwards.", nameof(settings));
        if (!Directory.Exists(sequence))
            throw new DatasetException(sequence, "there is no such folder.");
        (this.sequence, this.settings) = (sequence, settings);
        name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(sequence)));
        condition = Condition(Path.Combine(sdk, "tags", name + ".yaml"));

        var (own, other) = settings.Camera switch
        {
            StereoCamera.Left => ("stereo_wide_left", "stereo_wide_right"),
            StereoCamera.Centre => ("stereo_narrow_left", "stereo_narrow_right"),
            _ => ("stereo_wide_right", "stereo_wide_left"),
        };
        model = CameraModel.Read(sdk, own);
        otherModel = Directory.Exists(Folder(OtherCamera)) ? CameraModel.Read(sdk, other) : null;

        var isIns = settings.Motion == MotionSource.Ins;
        var motion = Path.Combine(sequence, isIns ? "gps/ins.csv" : "vo/vo.csv");
        track = !File.Exists(motion) ? null : isIns ? VehicleTrack.FromIns(motion) : VehicleTrack.FromOdometry(motion);
        scans = LaserRecording.Find(sequence, settings.Scanner);
        // The odometry tells of the car itself, the INS of where it sits on the car.
        var source = isIns ? CameraModel.Extrinsics(sdk, "ins").Inverse() : Pose.Identity;
        // The SDK's place of the stereo head leads from the car to it; that of a scanner, from the scanner to the car. The head's is zero.
        camera = source * CameraModel.Extrinsics(sdk, "stereo").Inverse() * model.Axes;
        sensor = scans is null ? Pose.Identity : source * CameraModel.Extrinsics(sdk, settings.Scanner == LaserScanner.LmsFront ? "lms_front" : "ldmrs");
    }

    private StereoCamera OtherCamera => settings.Camera == StereoCamera.Right ? StereoCamera.Left : StereoCamera.Right;

    /// <summary>Reads the frames whose pictures are there in the order of time, as they are asked for. A frame has depth if there are scans within the window, and the car's motion is known at its time;
    /// it has a pose, in the world of the odometry's beginning or of the INS (north, east, down), up to the first gap in the odometry.</summary>
    /// <param name="chunk">Only frames of this chunk, as <c>stereo.timestamps</c> numbers them; null for all.</param>
    /// <exception cref="DatasetException">The list of times is missing or wrong, or none of its pictures is there: at once.</exception>
    public IEnumerable<DatasetFrame> Read(int? chunk = null)
    {
        var list = Path.Combine(sequence, "stereo.timestamps");
        var times = Timestamps.Read(list).ToList();
        var frames = Enumerable.Range(0, times.Count).Where(i => chunk is null || times[i].Chunk == chunk).Where(i => Picture(i) is not null).ToList();
        return frames.Count > 0 ? frames.Select(Frame) : throw new DatasetException(list, $"of the {times.Count} pictures {(chunk is null ? "it names" : $"of which it names those of chunk {chunk}")}, none is in {Folder(settings.Camera)}.");

        DatasetFrame Frame(int i)
        {
            var time = times[i].Time;
            var (at, window) = (track?.At(time), (long)(settings.Window * MicrosecondsPerSecond));
            var otherEye = otherModel is null ? null : PictureOf(OtherCamera, otherModel, time);
            return new DatasetFrame
            {
                Name = $"{name}_{FolderName(settings.Camera)}_{time}",
                Picture = Picture(i)!,
                Depth = at is not null && scans is not null && !scans.Between(time - window, time + window).IsEmpty ? new AccumulatedScans(scans, track!, time, sensor, camera, model.Intrinsics, settings) : null,
                Sequence = $"{name}_{FolderName(settings.Camera)}",
                Time = time / MicrosecondsPerSecond,
                Intrinsics = model.Intrinsics,
                Pose = at is var (pose, part) && part == 0 ? pose * camera : null,
                PreviousPicture = i > 0 ? Picture(i - 1) : null,
                NextPicture = i + 1 < times.Count ? Picture(i + 1) : null,
                OtherEye = otherEye,
                Baseline = otherEye is null ? 0 : (model.Axes.Inverse() * otherModel!.Axes).Translation.X,
                Place = "street",
                Condition = condition,
                Cap = settings.MaxDepth,
            };
        }

        BayerPicture? Picture(int i) => PictureOf(settings.Camera, model, times[i].Time);
    }

    private BayerPicture? PictureOf(StereoCamera eye, CameraModel model, long time) => Path.Combine(Folder(eye), $"{time}.png") is var path && File.Exists(path) ? new(path, model.Table) : null;

    private string Folder(StereoCamera eye) => Path.Combine(sequence, "stereo", FolderName(eye));

    private static string FolderName(StereoCamera eye) => eye switch { StereoCamera.Left => "left", StereoCamera.Centre => "centre", _ => "right" };

    // A list in YAML: "- night".
    private static string Condition(string tags)
    {
        if (!File.Exists(tags))
            return "";
        var words = DataText.Lines(tags).Select(line => line.Line.TrimStart('-', ' ').TrimEnd()).ToHashSet();
        return Conditions.FirstOrDefault(words.Contains) ?? "day";
    }
}
