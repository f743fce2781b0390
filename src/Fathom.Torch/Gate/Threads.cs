namespace Fathom.Torch;

/// <summary>libtorch as Debian builds it starts with one thread, so the number is set at the first use.</summary>
internal static class Threads
{
    private static int isSet;

    public static void SetOnce()
    {
        if (Interlocked.Exchange(ref isSet, 1) == 0)
            Native.Check(Native.SetThreads(Environment.ProcessorCount), "set_num_threads");
    }
}
