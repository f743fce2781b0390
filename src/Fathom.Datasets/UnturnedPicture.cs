using System.Buffers.Binary;

namespace Fathom.Datasets;

/// <summary>A JPEG as the sensor stored it: <see cref="Image.Load"/> turns pictures upright by their EXIF orientation, but depth that was projected into the sensor is not turned with them.</summary>
/// <param name="Path">The file.</param>
public sealed record UnturnedPicture(string Path) : FramePicture(Path)
{
    private const byte Marker = 0xFF, StartOfImage = 0xD8, Exif = 0xE1, FirstSegment = 0xC0;
    private const byte StartOfScan = 0xDA;

    /// <inheritdoc/>
    public override Image Read()
    {
        var info = new FileInfo(Path);
        if (!info.Exists)
            throw new DatasetException(Path, "there is no such file.");
        if (info.Length > PixelBudget.Default.MaxBytes)
            throw new DatasetException(Path, $"{info.Length >> 20} MiB are no picture.");
        return Image.Decode(WithoutExif(File.ReadAllBytes(Path)), Path);
    }

    /// <inheritdoc/>
    public override (int Width, int Height) Size() => PictureHeader.Load(Path) is var header ? (header.Width, header.Height) : default;

    // The segments before the pixels but those of EXIF; whatever is wrong in them, the decoder tells.
    private static ReadOnlySpan<byte> WithoutExif(byte[] file)
    {
        if (file is not [Marker, StartOfImage, ..])
            return file;
        var (from, to) = (2, 2);
        while (from + 4 <= file.Length && file[from] == Marker && file[from + 1] is >= FirstSegment and not StartOfScan)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(from + 2));
            if (length > file.Length - from)
                break;
            if (file[from + 1] != Exif)
            {
                file.AsSpan(from, length).CopyTo(file.AsSpan(to));
                to += length;
            }
            from += length;
        }
        file.AsSpan(from).CopyTo(file.AsSpan(to));
        return file.AsSpan(0, file.Length - (from - to));
    }
}
