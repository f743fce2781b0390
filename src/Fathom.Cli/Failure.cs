namespace Fathom.Cli;

/// <summary>What a command that threw tells the user, and its exit code.</summary>
internal static class Failure
{
    /// <summary>Prints the error and returns the exit code.</summary>
    public static int Report(Exception exception, Terminal terminal)
    {
        var error = Root(exception);
        switch (error)
        {
            case UsageException:
                terminal.Fail(error.Message);
                return ExitCode.Usage;
            case MissingLibraryException:
                terminal.Fail(error.Message);
                return ExitCode.Unavailable;
            case FathomException or IOException or UnauthorizedAccessException:
                terminal.Fail(error.Message);
                return ExitCode.Failed;
            case OperationCanceledException when terminal.Interrupted.IsCancellationRequested:
                terminal.Fail("interrupted.");
                return ExitCode.Interrupted;
            case OutOfMemoryException:
                terminal.Fail("not enough memory. Smaller pictures, or fewer programs beside this one, need less.");
                return ExitCode.Failed;
            case DllNotFoundException:
                terminal.Fail($"{error.Message}\nSet up again: ./fathom setup");
                return ExitCode.Unavailable;
            default:
                terminal.Fail($"this is a bug in fathom: {error.GetType().Name}: {error.Message}\n{error.StackTrace}");
                return ExitCode.Bug;
        }
    }

    // What the runtime wraps around an error of ours says nothing to the user.
    private static Exception Root(Exception exception) => exception switch
    {
        TypeInitializationException { InnerException: { } inner } => Root(inner),
        AggregateException { InnerExceptions: [var inner, ..] } => Root(inner),
        _ => exception,
    };
}
