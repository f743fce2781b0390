namespace Fathom.Cli;

/// <summary>Progress on stderr: one line redrawn in place on a terminal, now and then a plain line elsewhere. Thread-safe; disposing clears the line.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="clock">Tells when to write again.</param>
internal sealed class ProgressLine(Terminal terminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainLine = TimeSpan.FromSeconds(10);
    private const int BarWidth = 24;
    private const string ClearLine = "\r\e[K";

    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();
    private TimeSpan last = TimeSpan.Zero;
    private bool drawn;

    /// <summary>Since this was created.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(start);

    /// <summary>Shows how far the work is, unless it was shown a moment ago.</summary>
    /// <param name="share">Done, 0…1.</param>
    /// <param name="text">In words.</param>
    public void Show(double share, string text)
    {
        lock (gate)
        {
            var now = Elapsed;
            if (now - last < (terminal.ErrorIsTerminal ? Redraw : PlainLine))
                return;
            last = now;
            if (terminal.ErrorIsTerminal)
            {
                var full = (int)(Math.Clamp(share, 0, 1) * BarWidth);
                var line = $"{new string('█', full)}{new string('░', BarWidth - full)}  {text}";
                // A line that wraps could not be redrawn.
                terminal.Error.Write(ClearLine + (line.Length < terminal.Width ? line : line[..(terminal.Width - 1)]));
                drawn = true;
            }
            else
            {
                terminal.Error.WriteLine(text);
            }
        }
    }

    /// <summary>Prints an error that stays, above the progress.</summary>
    public void Fail(string message)
    {
        lock (gate)
        {
            Clear();
            terminal.Fail(message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            Clear();
    }

    private void Clear()
    {
        if (drawn)
            terminal.Error.Write(ClearLine);
        drawn = false;
    }
}
