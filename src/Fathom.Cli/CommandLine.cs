using System.CommandLine;
using System.CommandLine.Invocation;

namespace Fathom.Cli;

/// <summary>Runs one command line from its words to its exit code.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs.</summary>
    /// <param name="words">The words after <c>fathom</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] words, Terminal terminal)
    {
        try
        {
            var parsed = new FathomCommand(terminal).Parse(words);
            return parsed.Action is ParseErrorAction ? RefuseUsage(parsed, terminal) : parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception)
        {
            return Failure.Report(exception, terminal);
        }
    }

    private static int RefuseUsage(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        // A word that is not known explains whatever else is missing.
        var problems = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Take(command.Subcommands.Count > 0 ? 1 : int.MaxValue).Select(word => UnknownWord.Message(command, word))
            : parsed.Errors.Select(error => error.Message).Distinct();
        foreach (var problem in problems)
            terminal.Fail(problem);
        terminal.Error.WriteLine($"`{UnknownWord.NameOf(command)} --help` shows what it takes.");
        return ExitCode.Usage;
    }
}
