using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>The C interface of native/jpeg_bridge.cpp: libjpeg-turbo alone, which OpenCV decodes with too, to the same pixels.</summary>
internal static unsafe partial class JpegNative
{
    private const string Library = "fathom_jpeg";

    static JpegNative() => NativeLibraries.Register(typeof(JpegNative).Assembly, Library, "Run ./fathom setup");

    [LibraryImport(Library, EntryPoint = "fathom_jpeg_decode_rgb8")]
    private static partial int DecodeRgb8(byte* file, long length, byte* pixels, int width, int height);

    /// <summary>Decodes a grey or three-channel JPEG to RGB, as it lies in the file.</summary>
    public static Image DecodeRgb8(ReadOnlySpan<byte> file, PictureHeader header, string name)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(3 * header.Width * header.Height);
        fixed (byte* from = file, to = pixels)
            if (DecodeRgb8(from, file.Length, to, header.Width, header.Height) != 0)
                throw new PictureException(name, PictureProblem.Corrupt, "the header is right, but the picture behind it is damaged. Copy or download it again.");
        return new Image(header.Width, header.Height, pixels);
    }
}
