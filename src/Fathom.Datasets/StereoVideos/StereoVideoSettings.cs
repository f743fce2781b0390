namespace Fathom.Datasets.StereoVideos;

/// <summary>How a stereo video becomes training frames. The defaults are those published for MiDaS' 3D movies (Ranftl et al. 2020) unless a property says that they are ours.</summary>
/// <remarks>Lengths in pixels are those of the frames that are written; the published ones were 1880 pixels wide.</remarks>
public sealed record StereoVideoSettings
{
    /// <summary>How the file holds its eyes; means nothing for two files.</summary>
    public StereoLayout Layout { get; init; }

    /// <summary>Whether the eye that should be the left one is the right one.</summary>
    public bool SwapEyes { get; init; }

    /// <summary>How disparities are found.</summary>
    public StereoMatching Matching { get; init; }

    /// <summary>Seconds left out at the beginning; the authors left out the first chapter.</summary>
    public double SkipStart { get; init; }

    /// <summary>Seconds left out at the end; the authors left out the last chapter.</summary>
    public double SkipEnd { get; init; }

    /// <summary>A frame begins a shot where its difference to the one before, as FFmpeg measures scene changes, is above it.</summary>
    public double SceneThreshold { get; init; } = 0.1;

    /// <summary>Seconds below which a shot is left out.</summary>
    public double ShortestShot { get; init; } = 1;

    /// <summary>Consecutive frames of a clip.</summary>
    public int ClipFrames { get; init; } = 24;

    /// <summary>Seconds from the start of one clip to that of the next in a shot.</summary>
    public double ClipEvery { get; init; } = 4;

    /// <summary>Frames a second kept of a clip: 4 for training; the authors kept 1 for validation and test.</summary>
    public double FramesPerSecond { get; init; } = 4;

    /// <summary>Mean grey level (0–255) up to which a row or column is black. Ours, the one of FFmpeg's cropdetect: the authors cut 1920×1080 to its central 1880×800.</summary>
    public double BlackLevel { get; init; } = 24;

    /// <summary>Share of the width that is cut off on either side, beyond black bars: 20 of 1920 pixels.</summary>
    public double SideMargin { get; init; } = 20.0 / 1920;

    /// <summary>Pixels by which the way there and the way back may differ; beyond it a disparity is unknown.</summary>
    public double MostInconsistency { get; init; } = 2;

    /// <summary>Vertical disparity in pixels beyond which a pixel counts as vertically displaced.</summary>
    public double MostVertical { get; init; } = 2;

    /// <summary>Share of vertically displaced pixels beyond which a frame is rejected.</summary>
    public double MostVerticalShare { get; init; } = 0.1;

    /// <summary>Range of disparities in pixels below which a frame is rejected. Measured from the 1st to the 99th percentile of what is known, which is ours: single wrong pixels would pass any frame.</summary>
    public double LeastRange { get; init; } = 10;

    /// <summary>Share of consistent pixels below which a frame is rejected.</summary>
    public double LeastConsistentShare { get; init; } = 0.7;

    /// <summary>
    /// Whether to guess the sky and set it to the farthest disparity. The authors took it from a segmentation network; ours is the bright, even area that reaches the top of the picture, unless what is known of its disparity is
    /// nearer than a quarter of the frame.
    /// </summary>
    public bool FillSky { get; init; }

    /// <summary>JPEG quality of the pictures, 1 to 100. Ours.</summary>
    public int JpegQuality { get; init; } = 95;

    internal void Check()
    {
        static void Require(bool holds, string name, object value, string range)
        {
            if (!holds)
                throw new ArgumentOutOfRangeException(name, value, range);
        }

        Require(SkipStart >= 0 && double.IsFinite(SkipStart), nameof(SkipStart), SkipStart, "Seconds, at least 0.");
        Require(SkipEnd >= 0 && double.IsFinite(SkipEnd), nameof(SkipEnd), SkipEnd, "Seconds, at least 0.");
        Require(SceneThreshold is > 0 and <= 1, nameof(SceneThreshold), SceneThreshold, "Above 0, at most 1.");
        Require(ShortestShot >= 0, nameof(ShortestShot), ShortestShot, "Seconds, at least 0.");
        Require(ClipFrames >= 1, nameof(ClipFrames), ClipFrames, "At least 1.");
        Require(ClipEvery > 0, nameof(ClipEvery), ClipEvery, "Seconds, above 0.");
        Require(FramesPerSecond > 0, nameof(FramesPerSecond), FramesPerSecond, "Above 0.");
        Require(BlackLevel is >= 0 and < 255, nameof(BlackLevel), BlackLevel, "A grey level, 0 to 255.");
        Require(SideMargin is >= 0 and < 0.4, nameof(SideMargin), SideMargin, "A share of the width, below 0.4.");
        Require(MostInconsistency > 0, nameof(MostInconsistency), MostInconsistency, "Pixels, above 0.");
        Require(MostVertical > 0, nameof(MostVertical), MostVertical, "Pixels, above 0.");
        Require(MostVerticalShare is >= 0 and <= 1, nameof(MostVerticalShare), MostVerticalShare, "A share, 0 to 1.");
        Require(LeastRange >= 0, nameof(LeastRange), LeastRange, "Pixels, at least 0.");
        Require(LeastConsistentShare is >= 0 and <= 1, nameof(LeastConsistentShare), LeastConsistentShare, "A share, 0 to 1.");
        Require(JpegQuality is >= 1 and <= 100, nameof(JpegQuality), JpegQuality, "1 to 100.");
    }
}
