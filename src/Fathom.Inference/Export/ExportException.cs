namespace Fathom.Inference.Export;

/// <summary>A network could not be exported: nothing was written.</summary>
public class ExportException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public ExportException(string message, Exception? inner = null) : base(message, inner) { }
}
