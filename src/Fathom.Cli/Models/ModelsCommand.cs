using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Models;

/// <summary><c>fathom models</c>: what <c>--model</c> may name; and, as commands below it, what <c>--network</c> may name and how weights come in.</summary>
internal sealed class ModelsCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public ModelsCommand(Terminal terminal) : base("models", "List the models and check their files, or show all about one.")
    {
        var name = new Argument<string?>("NAME|FILE") { Description = "A model of the list, or an ONNX file; none: all of the list.", Arity = ArgumentArity.ZeroOrOne };
        Arguments.Add(name);
        Subcommands.Add(new BlendCommand(terminal));
        Subcommands.Add(new ImportCommand(terminal));
        Subcommands.Add(new NetworksCommand(terminal));
        SetAction(parsed => Run(parsed.GetValue(name), terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom models", "Every model that has a name; exit code 1 where a file is not what its checksum says."),
        new("fathom models fathom-s", "What it was trained on, what it wants, how closely its file repeats the network."),
        new("fathom models runs/mine/model.onnx", "The same for a file of one's own."),
    ];

    // What tables need is loaded only when a table is shown.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string? name, Terminal terminal) => name is null ? ModelTable.WriteAll(terminal) : ModelTable.WriteOne(name, terminal);
}
