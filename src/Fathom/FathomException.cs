namespace Fathom;

/// <summary>An error the caller can act on: its message says what is wrong, where, and what to do next. The command line prints it without a stack trace.</summary>
public class FathomException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public FathomException(string message, Exception? inner = null) : base(message, inner) { }
}
