namespace Fathom.Datasets.RobotCar;

/// <summary>What is read of a sequence of Oxford RobotCar, and how laser scans become depth.</summary>
public sealed record RobotCarSettings
{
    /// <summary>Whose pictures.</summary>
    public StereoCamera Camera { get; init; } = StereoCamera.Left;

    /// <summary>Whose scans.</summary>
    public LaserScanner Scanner { get; init; } = LaserScanner.LmsFront;

    /// <summary>By what scans from other times are brought to the picture's.</summary>
    public MotionSource Motion { get; init; } = MotionSource.VisualOdometry;

    /// <summary>Scans up to this many seconds before and after a picture make its depth, more than 0 and at most 600. 4 as in md4all (Gasperini et al. 2023): the scanner sees the street ahead only when the car gets there, so that
    /// a shorter window brings no far points; in a longer one the odometry's drift and whatever moves smear the surfaces. The SDK's example has 10.</summary>
    public double Window { get; init; } = 4;

    /// <summary>Nearest depth that counts, in metres, at least 0.</summary>
    public double MinDepth { get; init; } = 1e-3;

    /// <summary>Farthest depth that counts, in metres; 60 as in the tables of ADDS-DepthNet.</summary>
    public double MaxDepth { get; init; } = 60;

    /// <summary>What takes out points that shine through nearer surfaces; null leaves them in, as the published ground truth has them.</summary>
    public OcclusionFilter? Occlusion { get; init; }
}
