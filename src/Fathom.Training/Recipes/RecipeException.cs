namespace Fathom.Training;

/// <summary>A recipe that cannot be followed; the message names the file, the line, the key, and what is allowed.</summary>
public sealed class RecipeException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public RecipeException(string message, Exception? inner = null) : base(message, inner) { }
}
