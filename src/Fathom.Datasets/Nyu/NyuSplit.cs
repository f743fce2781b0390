namespace Fathom.Datasets.Nyu;

/// <summary>Which of NYU's labelled frames are read.</summary>
public enum NyuSplit
{
    /// <summary>The official test: 654 frames, <c>testNdxs</c> of <c>splits.mat</c>.</summary>
    Test,

    /// <summary>The official training set: 795 frames, <c>trainNdxs</c>.</summary>
    Train,
}
