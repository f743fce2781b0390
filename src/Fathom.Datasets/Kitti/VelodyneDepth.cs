namespace Fathom.Datasets.Kitti;

/// <summary>Which distance a laser point brings into the picture.</summary>
public enum VelodyneDepth
{
    /// <summary>Its z in the camera's coordinates, as S2R-DepthNet evaluates and most do.</summary>
    Camera,

    /// <summary>Its x in the scanner's coordinates, forward, as Monodepth2 evaluates (<c>vel_depth</c>): 0.27 m more.</summary>
    Scanner,
}
