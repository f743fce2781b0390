namespace Fathom.Datasets.RobotCar;

/// <summary>
/// The depth of a picture of RobotCar: laser scans from before and after it, each moved by the car's motion to the picture's time and seen in the undistorted picture. Points fall on pixels as KITTI's do (round(u) − 1, the nearest stays).
/// Nothing that moved by itself is where it was: such things smear.
/// </summary>
public sealed record AccumulatedScans : DepthFile
{
    private readonly LaserRecording scans;
    private readonly VehicleTrack track;
    private readonly RobotCarSettings settings;
    private readonly long time;
    private readonly Pose sensor, camera;
    private readonly (double Fx, double Fy, double Cx, double Cy) intrinsics;

    /// <summary>Scans for a picture.</summary>
    /// <param name="scans">The recording.</param>
    /// <param name="track">The car's motion.</param>
    /// <param name="time">When the picture was taken, in microseconds.</param>
    /// <param name="sensor">Scanner to what the track tells of.</param>
    /// <param name="camera">The picture's axes to what the track tells of.</param>
    /// <param name="intrinsics">In pixels.</param>
    /// <param name="settings">Window, range and filter.</param>
    internal AccumulatedScans(LaserRecording scans, VehicleTrack track, long time, Pose sensor, Pose camera, (double Fx, double Fy, double Cx, double Cy) intrinsics, RobotCarSettings settings) : base(scans.List) =>
        (this.scans, this.track, this.time, this.sensor, this.camera, this.intrinsics, this.settings) = (scans, track, time, sensor, camera, intrinsics, settings);

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height) => Accumulate(width, height).Depth;

    /// <summary>Reads the depth and tells what it was made of.</summary>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <exception cref="DatasetException">A scan is damaged, or there is none that can be used.</exception>
    public Accumulation Accumulate(int width, int height)
    {
        var image = new LidarImage(width, height);
        var (window, here) = ((long)(settings.Window * 1e6), track.At(time));
        var (used, missing, unplaced) = (0, 0, 0);
        foreach (var at in scans.Between(time - window, time + window))
        {
            if (here is not var (pose, part) || track.At(at) is not var (then, thenPart) || thenPart != part)
                unplaced++;
            else if (scans.Read(at) is not { } points)
                missing++;
            else
            {
                used++;
                Add(points, (pose * camera).Inverse() * then * sensor, image);
            }
        }
        if (used == 0)
            throw new DatasetException(Path, $"no scan within {settings.Window} s of the picture {time} can be used: {missing} have no file, {unplaced} lie where the car's motion is not known. Is the chunk of the scans here?");
        var depth = image.Finish(new Camera(width, height, intrinsics.Fx, intrinsics.Fy, intrinsics.Cx, intrinsics.Cy));
        return new Accumulation(settings.Occlusion?.Apply(depth) ?? depth, used, missing, unplaced);
    }

    private void Add(List<Point3> points, Pose motion, LidarImage image)
    {
        var (fx, fy, cx, cy) = intrinsics;
        foreach (var point in points)
        {
            var seen = motion.Transform(point);
            if (seen.Z > 0 && seen.Z >= settings.MinDepth && seen.Z <= settings.MaxDepth)
                image.Add(fx * seen.X / seen.Z + cx, fy * seen.Y / seen.Z + cy, (float)seen.Z);
        }
    }
}
