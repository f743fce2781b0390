namespace Fathom.Inference;

/// <summary>Counts the cores that can really compute at the same time: two hyper-threads of one core only slow each other down in a convolution.</summary>
internal static class PhysicalCores
{
    private static readonly Lazy<int> Known = new(() => Math.Min(Environment.ProcessorCount, Cores("/sys/devices/system/cpu")));

    /// <summary>Physical cores, never more than this process may use.</summary>
    public static int Count => Known.Value;

    /// <param name="folder">Linux's folder of processors; where it tells nothing, every processor counts as a core.</param>
    internal static int Cores(string folder)
    {
        if (!Directory.Exists(folder))
            return Environment.ProcessorCount;
        // A processor that is switched off has no list.
        var siblings = Directory.EnumerateDirectories(folder, "cpu*")
            .Select(processor => Path.Combine(processor, "topology", "thread_siblings_list"))
            .Where(File.Exists)
            .Select(list => File.ReadAllText(list).Trim())
            .Distinct()
            .Count();
        return siblings > 0 ? siblings : Environment.ProcessorCount;
    }
}
