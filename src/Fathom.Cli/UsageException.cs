namespace Fathom.Cli;

/// <summary>The command line asks for something that cannot be meant; nothing was begun.</summary>
/// <param name="message">What is wrong, and the way out.</param>
internal sealed class UsageException(string message) : FathomException(message);
