namespace Fathom.Cli;

/// <summary>The person at the other end: results go to <see cref="Output"/>, progress and errors to <see cref="Error"/>, and Ctrl-C comes from there.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Progress and errors.</param>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    // Where nobody looks at a window, lines are for files and mails.
    private const int UsualWidth = 100;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Progress and errors.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>True where results are read by a person and may carry colour.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>True where one line of progress may be redrawn in place.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>False under <c>NO_COLOR</c> (no-color.org) and on dumb terminals.</summary>
    public bool Colors { get; init; }

    /// <summary>Columns.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>Fires on Ctrl-C and SIGTERM.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>The terminal of this process.</summary>
    /// <param name="interrupted">Fires on Ctrl-C.</param>
    public static Terminal OfProcess(CancellationToken interrupted)
    {
        bool outputIsTerminal = !Console.IsOutputRedirected, errorIsTerminal = !Console.IsErrorRedirected;
        return new Terminal(Console.Out, Console.Error)
        {
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = errorIsTerminal,
            Colors = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
            // Some pseudo-terminals report a width of 0.
            Width = (outputIsTerminal || errorIsTerminal) && Console.WindowWidth is > 0 and var width ? width : UsualWidth,
            Interrupted = interrupted,
        };
    }

    /// <summary>Prints an error as <c>fathom: message</c>.</summary>
    public void Fail(string message) =>
        Error.WriteLine((Colors && ErrorIsTerminal ? "\e[31mfathom:\e[0m " : "fathom: ") + message);
}
