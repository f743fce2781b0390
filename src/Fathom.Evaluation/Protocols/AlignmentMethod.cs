namespace Fathom.Evaluation;

/// <summary>What is fitted to bring a prediction to the measurement, once for every picture.</summary>
public enum AlignmentMethod
{
    /// <summary>Nothing: the prediction says metres itself.</summary>
    None,

    /// <summary>A scale: the ratio of the medians (Zhou et al. 2017).</summary>
    Median,

    /// <summary>A scale by least squares; in log space, of the logarithm's shift (Eigen et al. 2014).</summary>
    Scale,

    /// <summary>Scale and shift by least squares (Ranftl et al. 2020, eq. 4); in log space an exponent and a factor.</summary>
    ScaleAndShift,

    /// <summary>Scale and shift by least median of squares (Rousseeuw 1984), then least squares over the pixels near it.</summary>
    Robust,
}
