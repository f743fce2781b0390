using Fathom.Networks;

namespace Fathom.Cli.Models;

/// <summary>What <c>fathom models networks</c> shows: the registry, number by number.</summary>
internal static class NetworkTable
{
    /// <summary>One line for each network.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(Terminal terminal)
    {
        var table = Tables.Create("network", "parameters", "tensors", "channels", "values", "sides", "mean", "std", "fed at", "pictures resized by", "gives", "maps resized by", "published as");
        foreach (var network in NetworkRegistry.All)
        {
            var depth = ModelCard.DepthOf(network);
            Tables.AddRow(
                table,
                network.Name,
                Words.Invariant($"{network.Parameters:N0}"),
                Words.Invariant($"{network.StateTensors}"),
                Words.Invariant($"{network.InputChannels}"),
                FeedingWords.Range(network.InputRange),
                Words.Invariant($"{network.SizeMultiple}·n ≥ {network.SmallestSide}"),
                depth is null ? "" : FeedingWords.Numbers(depth.Mean),
                depth is null ? "" : FeedingWords.Numbers(depth.Std),
                depth is null ? "" : FeedingWords.Size(depth.Sizing, depth.PreferredSize.Width, depth.PreferredSize.Height),
                depth?.InputResizing.Name() ?? "",
                depth?.Output.Describe() ?? "no depth by itself",
                depth is null ? "" : FeedingWords.Output(depth.OutputResizing, depth.ComputesDisparity),
                string.Join(" ", PublishedLayouts.Of(network.Name).Parts.Select(part => part.Role)));
        }
        Tables.Write(table, terminal);
        return ExitCode.Done;
    }
}
