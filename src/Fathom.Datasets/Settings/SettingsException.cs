namespace Fathom.Datasets;

/// <summary>A recipe or protocol that cannot be followed; the message names the file, the line, the key, and what is allowed.</summary>
public sealed class SettingsException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public SettingsException(string message, Exception? inner = null) : base(message, inner) { }
}
