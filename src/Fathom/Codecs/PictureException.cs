namespace Fathom;

/// <summary>A picture or depth file that cannot be read. Nothing of it was kept.</summary>
public sealed class PictureException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="name">The file, or what the bytes are called; it starts the message.</param>
    /// <param name="problem">Why the file was refused.</param>
    /// <param name="message">What is wrong and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public PictureException(string name, PictureProblem problem, string message, Exception? inner = null)
        : base($"{name}: {message}", inner) => (Name, Problem) = (name, problem);

    /// <summary>The file, or what the bytes are called.</summary>
    public string Name { get; }

    /// <summary>Why the file was refused.</summary>
    public PictureProblem Problem { get; }
}
