using System.Globalization;

namespace Fathom.Benchmarks;

/// <summary>The CSV files of <c>benchmarks/results</c>; every line ends with the machine, the libraries and the day.</summary>
internal static class Results
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)];

    private static string Machine => $"{Processor()}, {Environment.ProcessorCount} processors";

    /// <summary>Writes a whole file.</summary>
    public static void Write(string file, string header, IEnumerable<string> lines)
    {
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        File.WriteAllLines(
            Path.Combine(Root, "benchmarks", "results", file),
            [$"{header},machine,library,date", .. lines.Select(line => $"{line},\"{Machine}\",\"libtorch 1.13.1, ONNX Runtime 1.29.0\",{today}")]);
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
}
