using System.Diagnostics;
using System.Globalization;

namespace Fathom.Benchmarks;

/// <summary>How long files that are made to harm keep their readers, and what memory they make them take; writes <c>attacks.csv</c>.</summary>
internal static class AttackReport
{
    private const int Rounds = 20;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("fathom-attacks").FullName;
        var lines = AttackFile.All.Select(attack => Line(attack, folder)).ToArray();
        Directory.Delete(folder, recursive: true);
        Results.Write("attacks.csv", "file,bytes,first_ms,median_ms,max_ms,allocated_bytes,reason", lines);
    }

    private static string Line(AttackFile attack, string folder)
    {
        var file = Path.Combine(folder, attack.Name);
        File.WriteAllBytes(file, attack.Content);
        // The first turn compiles what no attack before it has used.
        var first = Refused(file);
        var turns = Enumerable.Range(0, Rounds).Select(_ => Refused(file)).OrderBy(turn => turn.Time).ToArray();
        var reason = first.Reason[(first.Reason.IndexOf(attack.Name, StringComparison.Ordinal) + attack.Name.Length)..].TrimStart(':', ' ').ReplaceLineEndings(" ").Replace('"', '\'');
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{attack.Name},{attack.Content.Length},{first.Time:0.00},{turns[Rounds / 2].Time:0.00},{turns[^1].Time:0.00},{turns.Max(turn => turn.Allocated)},\"{reason}\"");
        Console.Error.WriteLine(line);
        return line;
    }

    private static (double Time, long Allocated, string Reason) Refused(string file)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        try
        {
            AttackFile.Read(file);
        }
        catch (FathomException refusal)
        {
            return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before, refusal.Message);
        }
        throw new InvalidOperationException($"{Path.GetFileName(file)} was not refused.");
    }
}
