using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>The C interface of native/video_bridge.cpp. Its library is loaded by the first video, never for pictures.</summary>
internal static unsafe partial class VideoNative
{
    private const string Library = "fathom_video";

    /// <summary>Nothing (more) to read.</summary>
    public const int Nothing = 2;

    static VideoNative() => NativeLibraries.Register(typeof(VideoNative).Assembly, Library, "Run ./fathom setup --all");

    [LibraryImport(Library, EntryPoint = "fathom_video_error")]
    private static partial nint Error();

    [LibraryImport(Library, EntryPoint = "fathom_video_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, out VideoReaderHandle reader, out int width, out int height, out double frames, out double rate);

    [LibraryImport(Library, EntryPoint = "fathom_video_grab")]
    public static partial int Grab(VideoReaderHandle reader, out double milliseconds);

    [LibraryImport(Library, EntryPoint = "fathom_video_retrieve")]
    private static partial int Retrieve(VideoReaderHandle reader, byte* pixels, int width, int height);

    [LibraryImport(Library, EntryPoint = "fathom_video_seek")]
    public static partial int Seek(VideoReaderHandle reader, int frame);

    [LibraryImport(Library, EntryPoint = "fathom_video_close")]
    private static partial void CloseReader(nint reader);

    [LibraryImport(Library, EntryPoint = "fathom_video_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Create(string path, string codec, double rate, int width, int height, out VideoWriterHandle writer);

    [LibraryImport(Library, EntryPoint = "fathom_video_write")]
    private static partial int Write(VideoWriterHandle writer, byte* pixels, int width, int height);

    [LibraryImport(Library, EntryPoint = "fathom_video_finish")]
    private static partial void FinishWriter(nint writer);

    /// <summary>The text of the last failure on this thread.</summary>
    public static string Message => Marshal.PtrToStringUTF8(Error()) ?? "";

    public static int Retrieve(VideoReaderHandle reader, Image image)
    {
        fixed (byte* pixels = image.Pixels)
            return Retrieve(reader, pixels, image.Width, image.Height);
    }

    public static int Write(VideoWriterHandle writer, Image image)
    {
        fixed (byte* pixels = image.Pixels)
            return Write(writer, pixels, image.Width, image.Height);
    }

    /// <summary>An open video.</summary>
    internal sealed class VideoReaderHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            CloseReader(handle);
            return true;
        }
    }

    /// <summary>A video that is being written.</summary>
    internal sealed class VideoWriterHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            FinishWriter(handle);
            return true;
        }
    }
}
