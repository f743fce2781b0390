namespace Fathom.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter error = new();
    private readonly HandClock clock = new();

    public void Dispose() => error.Dispose();

    [Fact]
    public void On_a_terminal_one_line_is_redrawn_ten_times_a_second_at_most()
    {
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error) { ErrorIsTerminal = true, Width = 60 }, clock))
        {
            clock.Advance(0.2);
            progress.Show(0.25, "1/4");
            clock.Advance(0.05);
            progress.Show(0.5, "2/4");
            clock.Advance(0.05);
            progress.Show(0.75, "3/4");
        }

        Assert.Equal("\r\e[K██████░░░░░░░░░░░░░░░░░░  1/4\r\e[K██████████████████░░░░░░  3/4\r\e[K", error.ToString());
    }

    [Fact]
    public void Elsewhere_a_plain_line_comes_every_ten_seconds()
    {
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error), clock))
        {
            for (var i = 1; i <= 25; i++)
            {
                clock.Advance(1);
                progress.Show(i / 25.0, $"{i}/25");
            }
        }

        Assert.Equal("10/25\n20/25\n", error.ToString());
    }

    [Fact]
    public void A_line_never_wraps()
    {
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error) { ErrorIsTerminal = true, Width = 30 }, clock))
        {
            clock.Advance(1);
            progress.Show(1, "a long text about the state of things");
        }

        Assert.All(error.ToString().Split("\r\e[K"), line => Assert.True(line.Length < 30));
    }

    [Fact]
    public void An_error_stands_on_a_line_of_its_own()
    {
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error) { ErrorIsTerminal = true, Width = 60 }, clock))
        {
            clock.Advance(1);
            progress.Show(0, "0/1");
            progress.Fail("street.png: no such file.");
        }

        Assert.EndsWith("0/1\r\e[Kfathom: street.png: no such file.\n", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class HandClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(double seconds) => now += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
