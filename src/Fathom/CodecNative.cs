using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>The C interface of native/codecs_bridge.cpp. Loading it brings OpenCV's codecs and GDAL (about 70 ms), so only what <see cref="PngDecoder"/> and the like do not read or write touches this class.</summary>
internal static unsafe partial class CodecNative
{
    private const string Library = "fathom_codecs";

    static CodecNative() => NativeLibraries.Register(typeof(CodecNative).Assembly, Library, "Run ./fathom setup");

    [LibraryImport(Library, EntryPoint = "fathom_codecs_error")]
    private static partial nint Error();

    [LibraryImport(Library, EntryPoint = "fathom_codecs_free")]
    private static partial void Free(byte* file);

    [LibraryImport(Library, EntryPoint = "fathom_codecs_decode_rgb8")]
    private static partial int DecodeRgb8(byte* file, long length, byte* pixels, long capacity, out int width, out int height);

    [LibraryImport(Library, EntryPoint = "fathom_codecs_decode_grey16")]
    private static partial int DecodeGrey16(byte* file, long length, ushort* pixels, int width, int height);

    [LibraryImport(Library, EntryPoint = "fathom_codecs_encode_jpeg_rgb8")]
    private static partial int EncodeJpegRgb8(byte* pixels, int width, int height, int quality, out byte* file, out long length);

    [LibraryImport(Library, EntryPoint = "fathom_codecs_decode_float")]
    private static partial int DecodeFloat(byte* file, long length, float* pixels, int width, int height);

    [LibraryImport(Library, EntryPoint = "fathom_codecs_encode_tiff_float")]
    private static partial int EncodeTiffFloat(float* pixels, int width, int height, out byte* file, out long length);

    /// <summary>Decodes to upright RGB. The size may be the header's with width and height swapped, by EXIF orientation.</summary>
    public static Image DecodeRgb8(ReadOnlySpan<byte> file, PictureHeader header, string name)
    {
        var pixels = new byte[3L * header.Width * header.Height];
        fixed (byte* from = file, to = pixels)
            return DecodeRgb8(from, file.Length, to, (long)header.Width * header.Height * 3, out var width, out var height) == 0
                ? new Image(width, height, pixels)
                : throw Undecodable(name);
    }

    /// <summary>Decodes a 16-bit grey PNG, H×W.</summary>
    public static ushort[] DecodeGrey16(ReadOnlySpan<byte> file, PictureHeader header, string name)
    {
        var values = new ushort[(long)header.Width * header.Height];
        fixed (byte* from = file)
        fixed (ushort* to = values)
            return DecodeGrey16(from, file.Length, to, header.Width, header.Height) == 0 ? values : throw Undecodable(name);
    }

    /// <summary>Decodes a TIFF of 32-bit floats, H×W.</summary>
    public static float[] DecodeFloat(ReadOnlySpan<byte> file, PictureHeader header, string name)
    {
        var values = new float[(long)header.Width * header.Height];
        fixed (byte* from = file)
        fixed (float* to = values)
            return DecodeFloat(from, file.Length, to, header.Width, header.Height) == 0 ? values : throw Undecodable(name);
    }

    public static byte[] EncodeTiff(float[] values, int width, int height)
    {
        fixed (float* pixels = values)
            return Taken(EncodeTiffFloat(pixels, width, height, out var file, out var length), file, length);
    }

    public static byte[] EncodeJpeg(Image image, int quality)
    {
        fixed (byte* pixels = image.Pixels)
            return Taken(EncodeJpegRgb8(pixels, image.Width, image.Height, quality, out var file, out var length), file, length);
    }

    private static byte[] Taken(int failed, byte* file, long length)
    {
        if (failed != 0)
            throw new FathomException($"OpenCV: {Message}");
        try
        {
            return new ReadOnlySpan<byte>(file, checked((int)length)).ToArray();
        }
        finally
        {
            Free(file);
        }
    }

    private static PictureException Undecodable(string name) =>
        new(name, PictureProblem.Corrupt, $"the header is right, but the picture behind it is damaged: {Message}. Copy or download it again.");

    private static string Message => Marshal.PtrToStringUTF8(Error()) ?? "";
}
