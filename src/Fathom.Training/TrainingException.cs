namespace Fathom.Training;

/// <summary>A training that cannot start, continue or go on; the message names the run folder or step and the way out.</summary>
public sealed class TrainingException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public TrainingException(string message, Exception? inner = null) : base(message, inner) { }
}
