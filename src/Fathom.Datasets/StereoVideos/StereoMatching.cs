namespace Fathom.Datasets.StereoVideos;

/// <summary>How disparities are found.</summary>
public enum StereoMatching
{
    /// <summary>Dense optical flow from eye to eye and back (<see cref="OpticalFlow"/>), as MiDaS did with another network: disparities of both signs, and pictures that are not exactly rectified.</summary>
    Flow,

    /// <summary>Semi-global matching (<see cref="StereoMatcher"/>): sharper outlines, but rows must match exactly, and whether they do is not checked.</summary>
    SemiGlobal,
}
