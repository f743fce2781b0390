namespace Fathom.Evaluation;

/// <summary>How a prediction is brought to metres before it is compared, once for every picture.</summary>
public enum DepthAlignment
{
    /// <summary>Scale and shift by least squares in inverse depth, the aligned inverse depth held at 1/cap or more, then inverted (Ranftl et al. 2020).</summary>
    ScaleAndShiftInInverseDepth,

    /// <summary>Depth times median(measured) / median(predicted), then held between the nearest depth and the cap (Zhou et al. 2017).</summary>
    MedianScaleInDepth,
}
