namespace Fathom.Torch;

/// <summary>What is set once per process, before the first operator runs.</summary>
internal static class FirstUse
{
    private static int isDone;

    public static void Prepare()
    {
        if (Interlocked.Exchange(ref isDone, 1) != 0)
            return;
        // libtorch as Debian builds it starts with one thread.
        Native.Check(Native.SetThreads(Environment.ProcessorCount), "set_num_threads");
        Native.KeepMemory();
    }
}
