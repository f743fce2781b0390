namespace Fathom;

public sealed partial class Image
{
    /// <summary>What names of pictures end in, in lower case: <c>.jpg .jpeg .png</c>.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png"];

    /// <summary>Whether a name ends in one of <see cref="Extensions"/>, in letters of either case.</summary>
    public static bool HasPictureExtension(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Reads a PNG or JPEG picture of any depth and colour model as 8-bit sRGB.</summary>
    /// <remarks>
    /// Grey is repeated in three channels, a palette is looked up, 16 bits are divided by 257 and rounded. Alpha is dropped and the colour below it kept, as the
    /// authors' programs do. CMYK is converted without a profile, with inverted ink as every known program writes it. A JPEG is turned upright by its EXIF
    /// orientation, so a map estimated from it is upright too. Colour profiles are ignored.
    /// Truncation is always noticed, and any damage to a PNG; a JPEG has no checksums, so damage inside its pixels may show as wrong pixels.
    /// </remarks>
    /// <param name="path">The file; its content decides the format, not its name.</param>
    /// <param name="budget">Limits, checked before decoding; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, empty, truncated, damaged, too large, or no PNG or JPEG; see <see cref="PictureException.Problem"/>.</exception>
    public static Image Load(string path, PixelBudget? budget = null) => Decode(PictureFile.Read(path, budget), path, budget);

    /// <summary>Decodes the bytes of a PNG or JPEG file as <see cref="Load"/> does.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="budget">Limits, checked before decoding; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">As for <see cref="Load"/>.</exception>
    public static Image Decode(ReadOnlySpan<byte> file, string name, PixelBudget? budget = null)
    {
        var header = PictureFile.Admit(file, name, budget);
        switch (header.Format)
        {
            case PictureFormat.Png:
                file = PngStructure.Essence(file, name);
                if (PngDecoder.TryRgb8(file, header, name) is { } image)
                    return image;
                break;
            case PictureFormat.Jpeg:
                JpegStructure.CheckComplete(file, name);
                // What may be turned, and CMYK, is left to OpenCV.
                if (header.Channels != 4 && !JpegStructure.HasExif(file, name))
                    return JpegNative.DecodeRgb8(file, header, name);
                break;
            default:
                throw new PictureException(name, PictureProblem.Unsupported, $"a {header.Format.ToString().ToUpperInvariant()} file, which is read as depth only (DepthMap.Load, DepthMap.LoadPfm). Convert a colour picture to PNG first.");
        }
        return CodecNative.DecodeRgb8(file, header, name);
    }

    /// <summary>Writes the picture atomically as PNG or JPEG, by extension.</summary>
    /// <param name="path">Ends in .png, .jpg or .jpeg.</param>
    /// <param name="jpegQuality">1 to 100; only for JPEG.</param>
    /// <exception cref="FathomException">Another extension.</exception>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public void Save(string path, int jpegQuality = 95)
    {
        var file = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => EncodePng(),
            ".JPG" or ".JPEG" => EncodeJpeg(jpegQuality),
            var other => throw new FathomException($"{path}: pictures are written as .png or .jpg, not '{other}'."),
        };
        AtomicFile.Write(path, file);
    }

    /// <summary>The picture as the bytes of an 8-bit RGB PNG file.</summary>
    public byte[] EncodePng() => PngEncoder.Encode(this);

    /// <summary>The picture as the bytes of a JPEG file.</summary>
    /// <param name="quality">1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quality is not between 1 and 100.</exception>
    public byte[] EncodeJpeg(int quality = 95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return CodecNative.EncodeJpeg(this, quality);
    }
}
