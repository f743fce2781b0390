using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>The C interface of native/vision_bridge.cpp.</summary>
internal static unsafe partial class VisionNative
{
    private const string Library = "fathom_vision";

    static VisionNative() => NativeLibraries.Register(typeof(VisionNative).Assembly, Library, "Run ./fathom setup");

    [LibraryImport(Library, EntryPoint = "fathom_vision_error")]
    private static partial nint Error();

    [LibraryImport(Library, EntryPoint = "fathom_vision_resize_rgb8")]
    private static partial int ResizeRgb8(byte* from, int fromWidth, int fromHeight, byte* to, int toWidth, int toHeight, Resizing variant);

    [LibraryImport(Library, EntryPoint = "fathom_vision_resize_float")]
    private static partial int ResizeFloat(float* from, int fromWidth, int fromHeight, float* to, int toWidth, int toHeight, Resizing variant);

    [LibraryImport(Library, EntryPoint = "fathom_vision_color_map")]
    private static partial int ColorMapColors(ColorMap map, byte* colors);

    public static void Resize(byte[] from, int fromWidth, int fromHeight, byte[] to, int toWidth, int toHeight, Resizing variant)
    {
        fixed (byte* source = from, target = to)
            Check(ResizeRgb8(source, fromWidth, fromHeight, target, toWidth, toHeight, variant));
    }

    public static void Resize(float[] from, int fromWidth, int fromHeight, float[] to, int toWidth, int toHeight, Resizing variant)
    {
        fixed (float* source = from, target = to)
            Check(ResizeFloat(source, fromWidth, fromHeight, target, toWidth, toHeight, variant));
    }

    /// <summary>256 colours, R G B each.</summary>
    public static byte[] Colors(ColorMap map)
    {
        var colors = new byte[256 * 3];
        fixed (byte* target = colors)
            Check(ColorMapColors(map, target));
        return colors;
    }

    private static void Check(int failed)
    {
        if (failed != 0)
            throw new FathomException($"OpenCV: {Marshal.PtrToStringUTF8(Error())}");
    }
}
