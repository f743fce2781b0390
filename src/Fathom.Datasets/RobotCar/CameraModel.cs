namespace Fathom.Datasets.RobotCar;

/// <summary>A camera of RobotCar's SDK: <c>models/NAME.txt</c> has focal lengths, principal point and the picture's axes in the camera's place (forward, right, down), a 4×4 matrix; the table of its lens lies beside.</summary>
/// <param name="Intrinsics">Of the undistorted picture, in pixels.</param>
/// <param name="Axes">From the picture's axes (x right, y down, z forward) to the stereo head's (x forward, y right, z down).</param>
/// <param name="Table">Undistorts; read at its first use.</param>
internal sealed record CameraModel((double Fx, double Fy, double Cx, double Cy) Intrinsics, Pose Axes, Lazy<UndistortionTable> Table)
{
    /// <summary>Reads a model.</summary>
    /// <param name="sdk">The SDK's folder.</param>
    /// <param name="name">E.g. "stereo_wide_left".</param>
    /// <exception cref="DatasetException">It is missing or wrong.</exception>
    public static CameraModel Read(string sdk, string name)
    {
        var path = Path.Combine(sdk, "models", name + ".txt");
        var numbers = DataText.Numbers(path, 20);
        if (!(numbers[0] > 0 && numbers[1] > 0))
            throw new DatasetException(path, $"the focal lengths are {numbers[0]} and {numbers[1]}.");
        try
        {
            return new CameraModel((numbers[0], numbers[1], numbers[2], numbers[3]), Pose.FromMatrix(numbers.AsSpan(4)), new(() => UndistortionTable.Read(Path.Combine(sdk, "models", name + "_distortion_lut.bin"))));
        }
        catch (ArgumentException error)
        {
            throw new DatasetException(path, error.Message, error);
        }
    }

    /// <summary>Where a sensor sits on the car: <c>extrinsics/NAME.txt</c>, x y z roll pitch yaw.</summary>
    /// <exception cref="DatasetException">It is missing or wrong.</exception>
    public static Pose Extrinsics(string sdk, string name)
    {
        var path = Path.Combine(sdk, "extrinsics", name + ".txt");
        return VehicleTrack.Of([.. DataText.Lines(path).SelectMany(line => DataText.Words(line.Line))], path);
    }
}
