using System.Globalization;
using Fathom.Worlds;

namespace Fathom.Benchmarks.Worlds;

/// <summary>Memory of the process while it renders 10,000 worlds of all families, one after the other; writes <c>worlds-memory.csv</c>.</summary>
internal static class MemoryReport
{
    private const int Scenes = 10_000, Every = 500;

    public static void Run()
    {
        var families = World.Families.ToArray();
        var conditions = Enum.GetValues<Condition>();
        var lines = new List<string>();
        for (var i = 0; i < Scenes; i++)
        {
            using (var stage = World.Create(families[i % families.Length], (ulong)i).Open())
                stage.Render(new Shot(stage.Camera(128, 96)) { Condition = conditions[i % conditions.Length] });
            if ((i + 1) % Every != 0)
                continue;
            var line = string.Create(CultureInfo.InvariantCulture, $"{i + 1},{Environment.WorkingSet >> 20},{GC.GetTotalMemory(forceFullCollection: true) >> 20}");
            Console.Error.WriteLine(line);
            lines.Add(line);
        }
        Results.Write("worlds-memory.csv", "worlds,resident_mib,managed_mib", lines);
    }
}
