namespace Fathom.Cli;

/// <summary>The exit codes of <c>fathom</c>; <c>fathom --help</c> prints this table.</summary>
internal static class ExitCode
{
    /// <summary>Everything that was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>Some of the input could not be used, or a result could not be written; stderr says which.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong: nothing was begun.</summary>
    public const int Usage = 2;

    /// <summary>Something has to be installed first (EX_UNAVAILABLE).</summary>
    public const int Unavailable = 69;

    /// <summary>A bug in Fathom (EX_SOFTWARE).</summary>
    public const int Bug = 70;

    /// <summary>Stopped by Ctrl-C or SIGTERM; what was written is whole.</summary>
    public const int Interrupted = 130;

    /// <summary>The table as <c>--help</c> prints it.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Table { get; } =
    [
        (Done, "done"),
        (Failed, "some input failed or could not be written; stderr says which"),
        (Usage, "wrong command line; nothing was begun"),
        (Unavailable, "something has to be installed first"),
        (Bug, "a bug in fathom"),
        (Interrupted, "interrupted; what was written is whole"),
    ];
}
