namespace Fathom.Datasets.RobotCar;

/// <summary>A laser scanner of Oxford RobotCar that looks at what the stereo head sees.</summary>
public enum LaserScanner
{
    /// <summary><c>lms_front</c>: sweeps one upright plane, which the car pushes through the street.</summary>
    LmsFront,

    /// <summary><c>ldmrs</c>: looks forward in four flat planes.</summary>
    Ldmrs,
}
