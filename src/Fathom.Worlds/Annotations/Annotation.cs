namespace Fathom.Worlds.Annotations;

/// <summary>How a depth map comes to be: real data sets measure, and each way of measuring errs in its own way.</summary>
public enum Annotation
{
    /// <summary>The renderer's own depth: dense and exact.</summary>
    Exact,

    /// <summary>A scanner of 64 beams on the roof, as KITTI's.</summary>
    Lidar64,

    /// <summary>A scanner of 32 beams on the roof, as nuScenes's.</summary>
    Lidar32,

    /// <summary>A structured-light camera for rooms, as NYU Depth's.</summary>
    RgbdCamera,

    /// <summary>Sparse points on texture, of unknown scale, as MegaDepth's.</summary>
    StructureFromMotion,

    /// <summary>Matching of a stereo pair, of unknown scale and shift, as of MiDaS's films.</summary>
    Stereo,
}
