namespace Fathom;

/// <summary>A video file that cannot be read.</summary>
public sealed class VideoException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file; it starts the message.</param>
    /// <param name="problem">Why it was refused.</param>
    /// <param name="message">What is wrong and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public VideoException(string path, VideoProblem problem, string message, Exception? inner = null) : base($"{path}: {message}", inner) => (Path, Problem) = (path, problem);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Why it was refused.</summary>
    public VideoProblem Problem { get; }
}
