using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Threads that one operator may use; at the first use all processors.</summary>
    public static int get_num_threads()
    {
        FirstUse.Prepare();
        return Native.Threads();
    }

    /// <summary>Threads between operators; libtorch uses them in what runs operators side by side.</summary>
    public static int get_num_interop_threads() => Native.InteropThreads();

    /// <summary>Sets the number of threads between operators; once, before they are used.</summary>
    /// <exception cref="TorchException">They are in use.</exception>
    public static void set_num_interop_threads(int num) => Native.Check(Native.SetInteropThreads(num), nameof(set_num_interop_threads));

    /// <summary>Sets the number of threads that one operator may use, at least 1.</summary>
    /// <exception cref="TorchException">The number is not positive.</exception>
    public static void set_num_threads(int num)
    {
        FirstUse.Prepare();
        Native.Check(Native.SetThreads(num), nameof(set_num_threads));
    }
}
