namespace Fathom.Torch;

/// <summary>What is set once per process, before the first operator runs.</summary>
internal static class FirstUse
{
    // Other threads wait until it is done.
    private static readonly Lazy<bool> Done = new(() =>
    {
        // libtorch as Debian builds it starts with one thread.
        Native.Check(Native.SetThreads(Environment.ProcessorCount), "set_num_threads");
        Native.KeepMemory();
        return true;
    });

    public static void Prepare() => _ = Done.Value;
}
