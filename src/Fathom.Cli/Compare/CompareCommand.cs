using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Compare;

/// <summary><c>fathom compare</c>: evaluations picture by picture.</summary>
internal sealed class CompareCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public CompareCommand(Terminal terminal) : base("compare", "Compare evaluations picture by picture: paired differences with 95 % intervals. Exit code 1 where fingerprints differ; it says why.")
    {
        var folders = new Argument<string[]>("DIR") { Description = "Folders that fathom evaluate wrote, two or more; all others are compared with the first.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<string?>("--json") { Description = "Also write every difference as JSON.", HelpName = "FILE" };
        var csv = new Option<string?>("--csv") { Description = "Also write every difference as CSV, in full precision.", HelpName = "FILE" };
        Arguments.Add(folders);
        Options.Add(json);
        Options.Add(csv);
        UnknownWord.RefuseAsArgument(folders, this);
        folders.Validators.Add(argument =>
        {
            if (argument.Tokens.Count == 1)
                argument.AddError("One evaluation compares with nothing: name two or more.");
        });
        SetAction(parsed => Run(parsed.GetRequiredValue(folders), parsed.GetValue(json), parsed.GetValue(csv), terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom compare runs/old/evaluation runs/new/evaluation", "By how much the new model is better, on which places, and whether that could be chance."),
        new("fathom compare base a b c --csv differences.csv", "Three models against the first."),
    ];

    // What tables need is loaded only when something is compared.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] folders, string? json, string? csv, Terminal terminal) => CompareRun.Run(folders, json, csv, terminal);
}
