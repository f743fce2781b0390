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
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
            terminal.Fail(message);
        foreach (var word in parsed.UnmatchedTokens)
            terminal.Error.WriteLine(Suggestion.For(word, Known(command, word)));
        var name = command is RootCommand ? "fathom" : $"fathom {command.Name}";
        terminal.Error.WriteLine($"`{name} --help` shows what it takes.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Known(Command command, string word) => word.StartsWith('-')
        ? command.Options.Select(option => option.Name).Append("--help")
        : command.Subcommands.Select(sub => sub.Name);
}
