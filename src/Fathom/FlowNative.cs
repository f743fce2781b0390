using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>The C interface of native/flow_bridge.cpp. Its library is loaded by the first flow, never for prediction.</summary>
internal static unsafe partial class FlowNative
{
    private const string Library = "fathom_flow";

    static FlowNative() => NativeLibraries.Register(typeof(FlowNative).Assembly, Library, "Run ./fathom setup --all");

    [LibraryImport(Library, EntryPoint = "fathom_flow_error")]
    private static partial nint Error();

    [LibraryImport(Library, EntryPoint = "fathom_flow_dense")]
    private static partial int Dense(byte* from, byte* to, int width, int height, float* u, float* v);

    public static FlowField Dense(Image from, Image to)
    {
        var flow = new FlowField(from.Width, from.Height, new float[from.Width * from.Height], new float[from.Width * from.Height]);
        fixed (byte* one = from.Pixels, other = to.Pixels)
        fixed (float* u = flow.U, v = flow.V)
            if (Dense(one, other, flow.Width, flow.Height, u, v) != 0)
                throw new FathomException($"OpenCV: {Marshal.PtrToStringUTF8(Error())}");
        return flow;
    }
}
