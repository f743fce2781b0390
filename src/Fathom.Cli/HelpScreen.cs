using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Fathom.Cli;

/// <summary>System.CommandLine's help, then what it has no place for: examples, and for <c>fathom</c> itself the exit codes.</summary>
/// <param name="usual">The help action it replaces.</param>
/// <param name="width">Columns of the screen.</param>
internal sealed class HelpScreen(HelpAction usual, int width) : SynchronousCommandLineAction
{
    /// <summary>True: help is also shown for a command line that lacks something.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        usual.MaxWidth = width;
        // `fathom models NAME` and `fathom models import` exclude each other, but the usual help shows both in one line.
        foreach (var argument in command.Parents.OfType<Command>().SelectMany(parent => parent.Arguments))
            argument.Hidden = true;
        usual.Invoke(parseResult);
        if (command is ICommandWithExamples { Examples: var examples })
        {
            output.WriteLine("Examples:");
            foreach (var (line, meaning) in examples)
            {
                output.WriteLine("  " + line);
                output.WriteLine("      " + meaning);
            }
        }
        if (command is FathomCommand)
        {
            output.WriteLine();
            output.WriteLine("Exit codes:");
            foreach (var (code, meaning) in ExitCode.Table)
                output.WriteLine($"  {code,-5}{meaning}");
        }
        return ExitCode.Done;
    }
}
