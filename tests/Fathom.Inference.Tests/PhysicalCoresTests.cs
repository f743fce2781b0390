using Fathom.Tests;

namespace Fathom.Inference.Tests;

public sealed class PhysicalCoresTests
{
    [Fact]
    public void Hyper_threads_of_one_core_count_once()
    {
        using var folder = new TemporaryFolder();
        string[] siblings = ["0,2", "1,3", "0,2", "1,3"];
        for (var i = 0; i < siblings.Length; i++)
        {
            Directory.CreateDirectory(folder[$"cpu{i}/topology"]);
            File.WriteAllText(folder[$"cpu{i}/topology/thread_siblings_list"], siblings[i] + "\n");
        }

        Assert.Equal(2, PhysicalCores.Cores(folder.Path));
        File.Delete(folder["cpu0/topology/thread_siblings_list"]); // switched off
        Assert.Equal(2, PhysicalCores.Cores(folder.Path));
        Assert.Equal(Environment.ProcessorCount, PhysicalCores.Cores(folder["nowhere"]));
    }

    [Fact]
    public void There_is_a_core_and_no_more_than_this_process_may_use() => Assert.InRange(PhysicalCores.Count, 1, Environment.ProcessorCount);
}
