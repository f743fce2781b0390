using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Datasets;

namespace Fathom.Cli.Data;

/// <summary><c>fathom data layouts</c>: what is read.</summary>
internal sealed class LayoutsCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public LayoutsCommand(Terminal terminal) : base("layouts", "List the data sets that are read, how their files lie, and the lists of frames that come along.") => SetAction(_ => Run(terminal));

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } = [new("fathom data layouts", "Names for --layout and --split of fathom evaluate.")];

    // Data sets are loaded only when they are asked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(Terminal terminal)
    {
        var layouts = Tables.Create("layout", "what", "split", "files");
        foreach (var layout in DatasetLayouts.All)
            Tables.AddRow(layouts, layout.Name, layout.Title, layout.DefaultSplit ?? "", layout.Tree);
        Tables.Write(layouts, terminal);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Lists of frames (--split): {string.Join(", ", SplitLists.Names)}.");
        return ExitCode.Done;
    }
}
