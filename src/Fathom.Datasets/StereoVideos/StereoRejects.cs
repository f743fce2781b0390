namespace Fathom.Datasets.StereoVideos;

/// <summary>How many frames were rejected, by the first reason that held.</summary>
/// <param name="Vertical">Too many pixels are displaced vertically.</param>
/// <param name="Inconsistent">Too few pixels lead there and back.</param>
/// <param name="Flat">The range of disparities is too small.</param>
public sealed record StereoRejects(int Vertical, int Inconsistent, int Flat)
{
    /// <summary>All of them.</summary>
    public int Total => Vertical + Inconsistent + Flat;

    internal StereoRejects With(StereoReject reject) => reject switch
    {
        StereoReject.Vertical => this with { Vertical = Vertical + 1 },
        StereoReject.Inconsistent => this with { Inconsistent = Inconsistent + 1 },
        StereoReject.Flat => this with { Flat = Flat + 1 },
        _ => this,
    };

    internal StereoRejects With(StereoRejects others) => new(Vertical + others.Vertical, Inconsistent + others.Inconsistent, Flat + others.Flat);
}

/// <summary>Why a frame is rejected.</summary>
internal enum StereoReject
{
    None,
    Vertical,
    Inconsistent,
    Flat,
}
