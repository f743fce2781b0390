namespace Fathom.Inference;

/// <summary>No model has this name, or the file is not there.</summary>
public sealed class ModelNotFoundException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was looked for, where, and the way out.</param>
    public ModelNotFoundException(string message) : base(message) { }
}
