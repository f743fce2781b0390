namespace Fathom.Datasets.Nyu;

/// <summary>Which of the two depths of NYU's labelled file is read.</summary>
public enum NyuDepth
{
    /// <summary><c>rawDepths</c>: what the Kinect measured, moved into the picture; 0 where it measured nothing. MiDaS scores these.</summary>
    Raw,

    /// <summary><c>depths</c>: its holes filled by colour (Levin et al. 2004). Most tables of NYU score these.</summary>
    Filled,
}
