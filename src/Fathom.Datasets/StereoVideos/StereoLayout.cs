namespace Fathom.Datasets.StereoVideos;

/// <summary>How a stereo video holds its two eyes.</summary>
public enum StereoLayout
{
    /// <summary>Side by side, each in full width: frames of 3840×1080 for eyes of 1920×1080. The left eye is on the left.</summary>
    Side,

    /// <summary>Side by side, each squeezed to half of its width: frames of 1920×1080. The eyes' height is halved too, so that their shape is right and no pixel is invented.</summary>
    HalfSide,

    /// <summary>One above the other, each in full height; the left eye is above.</summary>
    Top,

    /// <summary>One above the other, each squeezed to half of its height. The eyes' width is halved too.</summary>
    HalfTop,
}
