namespace Fathom;

/// <summary>What the first bytes of a picture file say, before anything is decoded.</summary>
/// <param name="Format">The format, by signature; the file's extension is not looked at.</param>
/// <param name="Width">Width in pixels as stored (<see cref="IsTurned"/>).</param>
/// <param name="Height">Height in pixels as stored.</param>
/// <param name="BitDepth">Bits per channel; 32 for floats, 16 for half ones.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 colour (a palette counts as colour), 4 colour and alpha, or CMYK in a JPEG; the number of channels in EXR.</param>
public sealed record PictureHeader(PictureFormat Format, int Width, int Height, int BitDepth, int Channels)
{
    /// <summary>Whether a JPEG's EXIF orientation turns it by a quarter, so that width and height change places once it is decoded.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Width and height of the decoded picture.</summary>
    public (int Width, int Height) UprightSize => IsTurned ? (Height, Width) : (Width, Height);

    /// <summary>Reads the header of a file, within limits; decodes nothing.</summary>
    /// <param name="path">The file; its content decides the format, not its name.</param>
    /// <param name="budget">Limits; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, no picture, truncated within its header, or too large.</exception>
    public static PictureHeader Load(string path, PixelBudget? budget = null) => PictureFile.Admit(PictureFile.Read(path, budget), path, budget);

    /// <summary>Reads the header of a PNG, JPEG, PFM, EXR, TIFF or NPY file.</summary>
    /// <param name="file">The file's bytes; of any format but TIFF, whose directory may stand anywhere, enough of its beginning.</param>
    /// <param name="name">What to call the file in errors.</param>
    /// <exception cref="PictureException">No picture, one of another format, or truncated within its header.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file, string name)
    {
        if (file.IsEmpty)
            throw new PictureException(name, PictureProblem.Empty, "the file is empty (zero bytes). Copy or download it again.");
        if (file.StartsWith(PngStructure.Signature))
            return PngStructure.ReadHeader(file, name);
        if (file.StartsWith(JpegStructure.Signature))
            return JpegStructure.ReadHeader(file, name);
        if (PfmCodec.Recognizes(file))
            return PfmCodec.ReadHeader(file, name).Picture;
        if (ExrHeader.Recognizes(file))
            return ExrHeader.Read(file, name).Picture;
        if (TiffStructure.Recognizes(file))
            return TiffStructure.ReadHeader(file, name);
        if (NpyCodec.Recognizes(file))
            return NpyCodec.ReadHeader(file, name).Picture;
        throw Signatures.Refusal(file, name);
    }
}
