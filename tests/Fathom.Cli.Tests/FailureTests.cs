namespace Fathom.Cli.Tests;

public sealed class FailureTests
{
    public static TheoryData<int, string, Exception> Cases => new()
    {
        { ExitCode.Failed, "fathom: what and where.\n", new FathomException("what and where.") },
        { ExitCode.Usage, "fathom: what was meant?\n", new UsageException("what was meant?") },
        { ExitCode.Failed, "fathom: disk on fire.\n", new IOException("disk on fire.") },
        { ExitCode.Failed, "fathom: not enough memory.", new InsufficientMemoryException() },
        { ExitCode.Unavailable, "fathom: libtorch.so is not there.\n", new DllNotFoundException("libtorch.so is not there.") },
        { ExitCode.Failed, "fathom: first cause.\n", new TypeInitializationException("T", new AggregateException(new FathomException("first cause."))) },
        { ExitCode.Bug, "fathom: this is a bug in fathom: InvalidOperationException: never.\n", new InvalidOperationException("never.") },
        // Nobody pressed Ctrl-C.
        { ExitCode.Bug, "fathom: this is a bug in fathom: OperationCanceledException", new OperationCanceledException() },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_kind_of_error_has_its_message_and_exit_code(int exitCode, string message, Exception exception)
    {
        using var error = new StringWriter();

        Assert.Equal(exitCode, Failure.Report(exception, new Terminal(TextWriter.Null, error)));

        Assert.StartsWith(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_command_was_interrupted()
    {
        using var error = new StringWriter();

        Assert.Equal(ExitCode.Interrupted, Failure.Report(new OperationCanceledException(), new Terminal(TextWriter.Null, error) { Interrupted = new CancellationToken(true) }));
    }

    [Theory]
    [InlineData(true, true, "\e[31mfathom:\e[0m wrong\n")]
    [InlineData(true, false, "fathom: wrong\n")]
    [InlineData(false, true, "fathom: wrong\n")]
    public void Errors_are_red_only_where_colour_is_seen_and_wanted(bool isTerminal, bool colors, string expected)
    {
        using var error = new StringWriter();

        new Terminal(TextWriter.Null, error) { ErrorIsTerminal = isTerminal, Colors = colors }.Fail("wrong");

        Assert.Equal(expected, error.ToString());
    }
}
