using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Evaluation;
using Spectre.Console;

namespace Fathom.Cli.Protocols;

/// <summary><c>fathom protocols show</c>: one protocol in words.</summary>
internal sealed class ShowProtocolCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public ShowProtocolCommand(Terminal terminal) : base("show", "Show every choice of a protocol, in the order in which it is done.")
    {
        var name = new Argument<string>("NAME|FILE") { Description = "A protocol of the list, or a YAML file." };
        Arguments.Add(name);
        UnknownWord.RefuseAsArgument(name, this);
        SetAction(parsed => Run(parsed.GetRequiredValue(name), terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom protocols show robotcar-adds-night-40", "Crop, limits, resize, alignment, order of holding, metrics, and where that was published."),
        new("fathom protocols show mine.yaml", "The same for a file of one's own: whether it says what was meant."),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string name, Terminal terminal)
    {
        var protocol = ProtocolFiles.Find(name);
        var table = Tables.Create("", "");
        table.HideHeaders();
        foreach (var (label, text) in new[] { ("protocol", protocol.Name), ("what it is", protocol.Title), ("source", protocol.Source) }.Concat(protocol.Choices))
            Tables.AddRow(table, label, text);
        Tables.AddRow(table, "mean", "over pictures");
        Tables.AddRow(table, "metrics", string.Join(' ', protocol.Metrics));
        if (protocol.Data?.Training is { } training)
            Tables.AddRow(table, "trained on", $"{training}, for the mean depth map");
        Tables.Write(table, terminal);
        terminal.Output.WriteLine("A fingerprint covers the lines from 'data' to 'mean', and of every frame its name, size, crop, cap and measured depth.");
        return ExitCode.Done;
    }
}
