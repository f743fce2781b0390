using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Evaluation;

namespace Fathom.Cli.Protocols;

/// <summary><c>fathom protocols</c>: how predictions are scored.</summary>
internal sealed class ProtocolsCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public ProtocolsCommand(Terminal terminal) : base("protocols", "List the protocols that predictions can be scored by, show one in words, or say why two numbers differ.")
    {
        Subcommands.Add(new ShowProtocolCommand(terminal));
        Subcommands.Add(new DiffProtocolsCommand(terminal));
        SetAction(_ => List(terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom protocols", "Every protocol that has a name."),
        new("fathom protocols show kitti-eigen", "What it does, step by step."),
        new("fathom protocols diff kitti-eigen kitti-eigen-s2r", "Why two KITTI tables do not compare."),
    ];

    // What tables need is loaded only when a table is shown.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int List(Terminal terminal)
    {
        var table = Tables.Create("protocol", "what it is");
        foreach (var name in ProtocolFiles.Names)
            Tables.AddRow(table, name, ProtocolFiles.Find(name).Title);
        Tables.Write(table, terminal);
        return ExitCode.Done;
    }
}
