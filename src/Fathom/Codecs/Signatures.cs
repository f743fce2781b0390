using System.Text;

namespace Fathom;

/// <summary>Names what a refused file is, so that the error can say the way out.</summary>
internal static class Signatures
{
    private const string Read = "pictures are read from PNG and JPEG, depth maps from PNG, PFM, EXR, TIFF and NPY";

    private static readonly (string Format, int Offset, byte[] Bytes)[] Known =
    [
        ("GIF", 0, "GIF8"u8.ToArray()),
        ("WebP", 8, "WEBP"u8.ToArray()),
        ("HEIC", 4, "ftyphei"u8.ToArray()),
        ("AVIF", 4, "ftypavi"u8.ToArray()),
        ("JPEG 2000", 4, "jP  "u8.ToArray()),
        ("JPEG XL", 0, [0xFF, 0x0A]),
        ("PDF", 0, "%PDF"u8.ToArray()),
        ("BMP", 0, "BM"u8.ToArray()),
    ];

    public static PictureException Refusal(ReadOnlySpan<byte> file, string name)
    {
        foreach (var (format, offset, bytes) in Known)
            if (file.Length >= offset + bytes.Length && file[offset..].StartsWith(bytes))
                return new PictureException(name, PictureProblem.Unsupported, $"a {format} file; {Read}. Convert it to PNG first.");
        if (PngStructure.Signature.StartsWith(file) || JpegStructure.Signature.StartsWith(file))
            return new PictureException(name, PictureProblem.Truncated, $"the file ends after {file.Length} bytes. Copy or download it again.");
        var what = LooksLikeText(file) ? "text, not a picture" : "not a picture that can be read";
        return new PictureException(name, PictureProblem.NotAPicture, $"{what}, whatever its name says; {Read}.");
    }

    private static bool LooksLikeText(ReadOnlySpan<byte> file)
    {
        foreach (var rune in Encoding.UTF8.GetString(file[..Math.Min(file.Length, 512)]).EnumerateRunes())
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r'))
                return false;
        // A cut through the last character decodes to one replacement; binary data to many.
        return Encoding.UTF8.GetString(file[..Math.Min(file.Length, 512)]).Count(c => c == '\uFFFD') <= 1;
    }
}
