namespace Fathom;

/// <summary>Why a picture or depth file was refused.</summary>
public enum PictureProblem
{
    /// <summary>There is no such file, or it may not be read.</summary>
    Missing,

    /// <summary>The file has zero bytes.</summary>
    Empty,

    /// <summary>The bytes are no picture of any known format.</summary>
    NotAPicture,

    /// <summary>A picture, but of a format or variant that is not read here.</summary>
    Unsupported,

    /// <summary>The file ends before the picture does.</summary>
    Truncated,

    /// <summary>The file is complete but contradicts itself.</summary>
    Corrupt,

    /// <summary>The file or the picture exceeds the <see cref="PixelBudget"/>.</summary>
    TooLarge,
}
