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
        var siblings = new HashSet<string>();
        for (var i = 0; File.Exists(List(i)); i++)
            siblings.Add(File.ReadAllText(List(i)).Trim());
        return siblings.Count > 0 ? siblings.Count : Environment.ProcessorCount;

        string List(int processor) => Path.Combine(folder, $"cpu{processor}", "topology", "thread_siblings_list");
    }
}
