using System.CommandLine;

namespace Fathom.Cli;

/// <summary><c>fathom setup</c>: the launcher's own command, here so that <c>--help</c> shows it.</summary>
internal sealed class SetupCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    public SetupCommand(Terminal terminal) : base("setup", "Install and build what is missing: for prediction, or with --all for training and export too.")
    {
        Options.Add(new Option<bool>("--all") { Description = "Also libtorch and Embree, which training and export need." });
        SetAction(_ =>
        {
            terminal.Fail("the launcher does the set-up before this program starts: run ./fathom setup at the root of the source tree.");
            return ExitCode.Usage;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom setup", "Sets up for prediction, which any first command does by itself."),
        new("fathom setup --all", "Sets up for training and export too, which their first use does by itself."),
    ];
}
