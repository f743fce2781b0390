namespace TorchSharp;

/// <summary>The dispose scopes of each thread: the innermost one, which knows the one around it.</summary>
internal static class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScope? innermost;

    /// <summary>The innermost scope of this thread that is not disposed.</summary>
    // A scope may have been disposed on another thread (behind an await), or before one inside it: it is left when that is noticed.
    internal static DisposeScope? Innermost => innermost is { IsDisposed: true } ? innermost = innermost.Outer : innermost;

    internal static DisposeScope Enter() => innermost = new DisposeScope(Innermost);
}
