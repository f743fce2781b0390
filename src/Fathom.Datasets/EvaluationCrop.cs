namespace Fathom.Datasets;

/// <summary>The part of a frame that evaluation looks at.</summary>
public enum EvaluationCrop
{
    /// <summary>The whole frame.</summary>
    None,

    /// <summary>Garg's crop for KITTI (Garg et al. 2016): rows ⌊.40810811·H⌋ … ⌊.99189189·H⌋, columns ⌊.03594771·W⌋ … ⌊.96405229·W⌋, ends excluded.</summary>
    Garg,

    /// <summary>Eigen's crop for NYU (Eigen et al. 2014): rows 45 … 471, columns 41 … 601, ends excluded, of a frame of 640×480.</summary>
    NyuEigen,
}
