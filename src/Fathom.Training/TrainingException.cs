namespace Fathom.Training;

/// <summary>A training that cannot start, continue or go on; the message names the run folder or step and the way out.</summary>
public sealed class TrainingException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public TrainingException(string message, Exception? inner = null) : base(message, inner) { }

    /// <summary>Works with a file or folder of a run; an error of the disk becomes one of the training.</summary>
    /// <exception cref="TrainingException">The disk is full, say.</exception>
    internal static void Guard(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{path} cannot be written: {e.Message} Mend that, then go on with --resume.", e);
        }
    }
}
