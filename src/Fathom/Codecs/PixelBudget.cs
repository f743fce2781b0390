namespace Fathom;

/// <summary>Limits for files that come from elsewhere. They are checked against the header, before any pixel is decoded or any memory for it taken.</summary>
/// <param name="MaxPixels">Largest width · height.</param>
/// <param name="MaxSide">Largest width or height in pixels.</param>
/// <param name="MaxBytes">Largest file in bytes.</param>
public sealed record PixelBudget(long MaxPixels = 100_000_000, int MaxSide = 32_768, long MaxBytes = 512L << 20)
{
    // Interleaved RGB in one .NET array.
    private const long ArrayPixels = 0x7FFFFFC7 / 3;

    /// <summary>100 megapixels, 32,768 pixels a side, 512 MiB.</summary>
    public static PixelBudget Default { get; } = new();

    internal void CheckBytes(long bytes, string name)
    {
        if (bytes > MaxBytes)
            throw new PictureException(name, PictureProblem.TooLarge,
                $"{bytes >> 20} MiB exceed the limit of {MaxBytes >> 20} MiB for a file. Make it smaller first or, in code, raise PixelBudget.MaxBytes if you trust it.");
    }

    internal void CheckFrame(int width, int height, string video)
    {
        if (width > MaxSide || height > MaxSide || (long)width * height > Math.Min(MaxPixels, ArrayPixels))
            throw new VideoException(video, VideoProblem.TooLarge,
                $"its frames have {width}×{height} pixels; the limit is {MaxSide} a side and {MaxPixels / 1e6:0.###} megapixels. Make the video smaller first or, in code, raise the PixelBudget if you trust the file.");
    }

    internal void CheckSize(PictureHeader header, string name)
    {
        var pixels = (long)header.Width * header.Height;
        var size = $"the header claims {header.Width}×{header.Height}";
        if (header.Width > MaxSide || header.Height > MaxSide)
            throw new PictureException(name, PictureProblem.TooLarge,
                $"{size}, the limit is {MaxSide} pixels a side. Make the picture smaller first or, in code, raise PixelBudget.MaxSide if you trust the file.");
        if (pixels > MaxPixels)
            throw new PictureException(name, PictureProblem.TooLarge,
                $"{size}, {pixels / 1e6:0} megapixels; the limit is {MaxPixels / 1e6:0.###}. "
                + "Make the picture smaller first or, in code, raise PixelBudget.MaxPixels if you trust the file.");
        if (pixels > ArrayPixels)
            throw new PictureException(name, PictureProblem.TooLarge,
                $"{size}, {pixels / 1e6:0} megapixels; an Image holds at most {ArrayPixels / 1e6:0}. Make the picture smaller first.");
    }
}
