using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace Fathom.Benchmarks.Ratios;

/// <summary>
/// Runs each case here and in the oracle by turns, so that what else the machine does falls on both, and writes <c>ratios.csv</c>. Both sides fill their weights and pictures
/// by one formula and must compute the same number before they are compared.
/// </summary>
internal static class RatioReport
{
    private const int Threads = 2;
    private const int Rounds = 15;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // A short case gets more rounds, one that takes seconds fewer.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1), LongEnough = TimeSpan.FromMinutes(2);

    public static void Run(IReadOnlyCollection<string> names)
    {
        torch.set_num_threads(Threads);
        var lines = new List<string>();
        foreach (var example in Cases().Where(example => names.Count == 0 || names.Any(name => example.Name.Contains(name, StringComparison.Ordinal))))
            lines.Add(Compare(example));
        if (names.Count == 0)
            Results.Write("ratios.csv", "case,oracle,threads,rounds,fathom_median_ms,oracle_median_ms,ratio_of_medians,median_of_ratios", lines);
    }

    private static IEnumerable<RatioCase> Cases() => [.. TorchCases.All(Threads), .. OnnxCases.All(Threads)];

    private static string Compare(RatioCase example)
    {
        Console.Error.Write($"{example.Name,-36} ");
        using var oracle = example.StartOracle();
        var theirs = oracle.Ask(example.Question);
        using var ours = example.Start();
        var value = ours.First;
        if (!(Math.Abs(value - theirs) <= example.Tolerance * Math.Abs(theirs)))
            throw new InvalidOperationException($"{example.Name}: {value} here, {theirs} in {example.OracleName}: not the same computation.");

        var pairs = new List<(double Ours, double Theirs)>();
        var clock = Stopwatch.StartNew();
        while (pairs.Count < Rounds ? pairs.Count < 3 || clock.Elapsed < LongEnough : clock.Elapsed < Least)
            pairs.Add((Turn(ours.Run), Turn(() => oracle.Ask("run"))));
        var (here, there) = (Median(pairs.Select(pair => pair.Ours)), Median(pairs.Select(pair => pair.Theirs)));
        var ratio = Median(pairs.Select(pair => pair.Ours / pair.Theirs));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{here,9:0.0} ms, {example.OracleName} {there,9:0.0} ms, ratio {here / there:0.000} (of rounds {ratio:0.000})"));
        return string.Create(CultureInfo.InvariantCulture, $"{example.Name},{example.OracleName},{Threads},{pairs.Count},{here:0.00},{there:0.00},{here / there:0.000},{ratio:0.000}");
    }

    // The threads of ONNX Runtime and OpenMP spin on after a run: without a pause the other side would not have the processors to itself. Short runs are repeated, for the first after a pause is slow.
    private static double Turn(Func<double> run)
    {
        Thread.Sleep(Pause);
        var runs = new List<double>();
        while (runs.Sum() < Pause.TotalMilliseconds)
            runs.Add(run());
        return Median(runs);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
