namespace Fathom;

/// <summary>Why a video was refused.</summary>
public enum VideoProblem
{
    /// <summary>There is no such file, or it may not be read.</summary>
    Missing,

    /// <summary>The file has zero bytes.</summary>
    Empty,

    /// <summary>The bytes are no video file that is read here: pictures, playlists and text are not.</summary>
    NotAVideo,

    /// <summary>The file ends before the video does.</summary>
    Truncated,

    /// <summary>A video file without pictures that can be decoded: sound only, damaged, or of a codec that is not known.</summary>
    NoPictures,

    /// <summary>A frame is damaged, or of another size than the first.</summary>
    Corrupt,

    /// <summary>Its frames exceed the <see cref="PixelBudget"/>.</summary>
    TooLarge,
}
