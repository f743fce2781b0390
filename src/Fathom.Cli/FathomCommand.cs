using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Fathom.Cli.Predict;

namespace Fathom.Cli;

/// <summary><c>fathom</c>: all commands, <c>--help</c> and <c>--version</c>.</summary>
internal sealed class FathomCommand : RootCommand, ICommandWithExamples
{
    /// <summary>Builds the tree of commands.</summary>
    /// <param name="terminal">Where they write.</param>
    public FathomCommand(Terminal terminal) : base("Depth from ordinary pictures.")
    {
        Subcommands.Add(new PredictCommand(terminal));
        Subcommands.Add(new SetupCommand(terminal));
        Subcommands.Add(new HelpCommand(this));
        foreach (var option in Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
                help.Action = new HelpScreen(usual, terminal.Width);
            else if (option is VersionOption version)
                version.Action = new PrintVersion();
        }
    }

    /// <summary>Of this build, e.g. <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(FathomCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom predict photo.jpg", "Depth of one picture, into the folder out."),
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
