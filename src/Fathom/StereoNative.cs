using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>The C interface of native/stereo_bridge.cpp. Its library is loaded by the first match, never for prediction.</summary>
internal static unsafe partial class StereoNative
{
    private const string Library = "fathom_stereo";

    static StereoNative() => NativeLibraries.Register(typeof(StereoNative).Assembly, Library, "Run ./fathom setup --all");

    [LibraryImport(Library, EntryPoint = "fathom_stereo_error")]
    private static partial nint Error();

    [LibraryImport(Library, EntryPoint = "fathom_stereo_match")]
    private static partial int Match(byte* left, byte* right, int width, int height, int smallest, int count, float* disparities);

    /// <summary>H×W disparities in pixels, NaN where unknown.</summary>
    public static float[] Match(Image left, Image right, int smallest, int count)
    {
        var disparities = new float[left.Width * left.Height];
        fixed (byte* one = left.Pixels, other = right.Pixels)
        fixed (float* result = disparities)
            if (Match(one, other, left.Width, left.Height, smallest, count, result) != 0)
                throw new FathomException($"OpenCV: {Marshal.PtrToStringUTF8(Error())}");
        return disparities;
    }
}
