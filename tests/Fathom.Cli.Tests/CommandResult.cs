namespace Fathom.Cli.Tests;

/// <summary>What a command printed, and its exit code.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command in this process.</summary>
    public static CommandResult Of(params string[] words) => Of(CancellationToken.None, words);

    /// <summary>Runs a command in this process, with a Ctrl-C.</summary>
    public static CommandResult Of(CancellationToken interrupted, params string[] words)
    {
        using StringWriter output = new(), error = new();
        var exitCode = CommandLine.Run(words, new Terminal(output, error) { Interrupted = interrupted });
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The screen as a snapshot holds it: the test's folder named DIR, times and rates as #.</summary>
    public string Screen(TestFolder? folder = null)
    {
        var screen = $"exit code {ExitCode}\n-- stdout\n{Output}-- stderr\n{Error}";
        if (folder is not null)
            screen = screen.Replace(folder.Path, "DIR", StringComparison.Ordinal);
        // The help of System.CommandLine leaves blanks where it wraps.
        screen = screen.Replace(" \n", "\n", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(screen, @"\d+(\.\d+)?(?= (s|ms|pictures/s)\b)", "#");
    }
}
