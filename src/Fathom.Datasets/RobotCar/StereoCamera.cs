namespace Fathom.Datasets.RobotCar;

/// <summary>A camera of Oxford RobotCar's trinocular stereo head.</summary>
public enum StereoCamera
{
    /// <summary>Of the wide pair, 0.24 m from the right one; what published methods use.</summary>
    Left,

    /// <summary>Of the narrow pair, 0.12 m from the right one.</summary>
    Centre,

    /// <summary>Of both pairs; rectified here for the wide one.</summary>
    Right,
}
