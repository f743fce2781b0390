namespace Fathom.Datasets.RobotCar;

/// <summary>What tells how Oxford RobotCar moved.</summary>
public enum MotionSource
{
    /// <summary><c>vo/vo.csv</c>: visual odometry. Smooth over seconds, which is what laser scans are brought together by; it drifts over minutes.</summary>
    VisualOdometry,

    /// <summary><c>gps/ins.csv</c>: inertial navigation with GPS. True over minutes; it jumps where satellites are lost.</summary>
    Ins,
}
