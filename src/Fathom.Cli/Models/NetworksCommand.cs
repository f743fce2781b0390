using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Models;

/// <summary><c>fathom models networks</c>: what <c>--network</c> may name.</summary>
internal sealed class NetworksCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public NetworksCommand(Terminal terminal) : base("networks", "List the networks that can be trained or imported, with their numbers.") =>
        SetAction(_ => Run(terminal));

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom models networks", "Parameters, tensors, input, normalisation, size, output, and the files in which weights are published."),
    ];

    // What tables need is loaded only when a table is shown.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(Terminal terminal) => NetworkTable.Write(terminal);
}
