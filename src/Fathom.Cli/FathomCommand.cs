using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Fathom.Cli.Compare;
using Fathom.Cli.Data;
using Fathom.Cli.Evaluate;
using Fathom.Cli.Export;
using Fathom.Cli.Models;
using Fathom.Cli.Predict;
using Fathom.Cli.Protocols;
using Fathom.Cli.Train;
using Fathom.Cli.Worlds;

namespace Fathom.Cli;

/// <summary><c>fathom</c>: all commands, <c>--help</c> and <c>--version</c>.</summary>
internal sealed class FathomCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the tree of commands.</summary>
    /// <param name="terminal">Where they write.</param>
    public FathomCommand(Terminal terminal) : base("fathom", "Depth from ordinary pictures.")
    {
        var help = new HelpOption();
        help.Action = new HelpScreen((HelpAction)help.Action!, terminal.Width);
        Options.Add(help);
        Options.Add(new VersionOption { Action = new PrintVersion() });
        Subcommands.Add(new PredictCommand(terminal));
        Subcommands.Add(new ModelsCommand(terminal));
        Subcommands.Add(new EvaluateCommand(terminal));
        Subcommands.Add(new CompareCommand(terminal));
        Subcommands.Add(new ProtocolsCommand(terminal));
        Subcommands.Add(new TrainCommand(terminal));
        Subcommands.Add(new ExportCommand(terminal));
        Subcommands.Add(new WorldsCommand(terminal));
        Subcommands.Add(new DataCommand(terminal));
        Subcommands.Add(new SetupCommand(terminal));
        Subcommands.Add(new HelpCommand(this));
        SetAction(_ => CommandLine.Run(["--help"], terminal));
    }

    /// <summary>Of this build, e.g. <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(FathomCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom predict photo.jpg", "Depth of one picture, into the folder out."),
        new("fathom evaluate --data realdata/manifest.jsonl", "How good a model is, in numbers."),
        new("fathom help predict", "All about one command; the same as fathom predict --help."),
    ];

    // The usual action prints the version of the entry assembly, which is a test runner's in tests.
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"fathom {Version}");
            return ExitCode.Done;
        }
    }
}
