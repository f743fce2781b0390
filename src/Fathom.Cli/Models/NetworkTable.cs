using Fathom.Networks;

namespace Fathom.Cli.Models;

/// <summary>What <c>fathom models networks</c> shows: the registry, number by number.</summary>
internal static class NetworkTable
{
    /// <summary>One line for each network.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(Terminal terminal)
    {
        var table = Tables.Create("network", "parameters", "tensors", "channels", "values", "sides", "mean", "std", "trained at", "gives", "published as");
        foreach (var network in NetworkRegistry.All)
        {
            var depth = ModelCard.DepthOf(network);
            Tables.AddRow(
                table,
                network.Name,
                Words.Invariant($"{network.Parameters:N0}"),
                Words.Invariant($"{network.StateTensors}"),
                Words.Invariant($"{network.InputChannels}"),
                Range(network.InputRange),
                Words.Invariant($"{network.SizeMultiple}·n ≥ {network.SmallestSide}"),
                depth is null ? "" : Numbers(depth.Mean),
                depth is null ? "" : Numbers(depth.Std),
                depth is null ? "" : Words.Invariant($"{depth.PreferredSize.Width}×{depth.PreferredSize.Height}"),
                depth?.Output.Describe() ?? "no depth by itself",
                string.Join(" ", PublishedLayouts.Of(network.Name).Parts.Select(part => part.Role)));
        }
        Tables.Write(table, terminal);
        return ExitCode.Done;
    }

    /// <summary>Three numbers with blanks between them; one where they are equal.</summary>
    public static string Numbers(IReadOnlyList<float> numbers) => string.Join(' ', numbers.Distinct().Count() == 1 ? numbers.Take(1).Select(Number) : numbers.Select(Number));

    /// <summary>From the smallest to the largest value.</summary>
    public static string Range((float Least, float Most) range) => float.IsFinite(range.Most) ? $"{Number(range.Least)} … {Number(range.Most)}" : "any";

    private static string Number(float number) => Words.Invariant($"{number:0.###}");
}
